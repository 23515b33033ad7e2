const id = {
  'limit_unit.menit': '{count} menit', 'limit_unit.hari_kerja': '{count} hari kerja', 'limit_unit.kondisional': 'sesuai keadaan',
  'limit_name.menit': 'Menit', 'limit_name.hari_kerja': 'Hari kerja', 'limit_name.kondisional': 'Sesuai keadaan',
  'came_by.loket': 'Loket', 'came_by.puskesos': 'Puskesos', 'came_by.pilar': 'Lewat pilar', 'came_by.surat': 'Surat', 'came_by.daring': 'Daring',
  'request_stage.menunggu_syarat': 'Menunggu syarat', 'request_stage.diterima': 'Diterima loket', 'request_stage.diproses': 'Diproses', 'request_stage.diperiksa': 'Menunggu keputusan', 'request_stage.disetujui': 'Disetujui', 'request_stage.selesai': 'Selesai dijawab', 'request_stage.ditolak': 'Ditolak', 'request_stage.ditarik': 'Ditarik pemohon',
  'request_step.terima': 'Diterima di loket', 'request_step.terima_syarat': 'Syarat diterima', 'request_step.lengkapi': 'Diminta melengkapi syarat', 'request_step.teruskan': 'Diteruskan untuk diproses', 'request_step.ajukan': 'Diajukan untuk diputuskan', 'request_step.kembalikan': 'Dikembalikan', 'request_step.setujui': 'Disetujui', 'request_step.tolak': 'Ditolak', 'request_step.jawab': 'Jawaban diserahkan', 'request_step.tarik': 'Ditarik pemohon',

  'action.service.add': '{actor} menambah layanan.', 'action.service.edit': '{actor} mengubah layanan.', 'action.service.end': '{actor} mengakhiri layanan.',
  'action.service_request.file': '{actor} mencatat permohonan layanan.', 'action.service_request.papers': '{actor} mencatat syarat yang diterima.', 'action.service_request.ask_papers': '{actor} meminta syarat dilengkapi.', 'action.service_request.forward': '{actor} meneruskan permohonan untuk diproses.',
  'action.service_request.submit': '{actor} mengajukan permohonan untuk diputuskan.', 'action.service_request.decide': '{actor} memutuskan permohonan layanan.', 'action.service_request.answer': '{actor} menyerahkan jawaban permohonan.', 'action.service_request.withdraw': '{actor} mencatat permohonan yang ditarik.',
  'action.service_request.link': '{actor} menghubungkan permohonan dengan kasus.', 'action.service_request.letter': '{actor} menyusun surat jawaban permohonan.',

  'problem.service.ended': 'Layanan ini sudah tidak diberikan.',
  'problem.service_request.papers_missing': 'Syarat ini belum diterima: {missing}. Catat dulu syarat yang sudah ada, atau minta pemohon melengkapinya.',
  'problem.service_request.linked_already': 'Permohonan ini sudah terhubung dengan sebuah kasus.',

  'field.description': 'Keterangan', 'field.eligibility': 'Untuk siapa', 'field.requirements': 'Persyaratan', 'field.cost': 'Biaya', 'field.limit': 'Batas waktu', 'field.limitUnit': 'Hitungan waktu', 'field.serviceId': 'Layanan', 'field.applicant': 'Pemohon', 'field.concerned': 'Untuk (bila bukan pemohon)', 'field.received': 'Syarat yang diterima', 'field.missing': 'Syarat yang kurang', 'field.result': 'Jawaban',
  'fault.service_code': 'Pakai huruf besar, angka, atau tanda hubung; 2 sampai 20 tanda, dimulai dengan huruf.',
  'fault.no_limit': 'Layanan sesuai keadaan tidak mempunyai batas waktu. Kosongkan.',
  'fault.no_such_paper': 'Syarat ini tidak ada pada layanan.',
}

const en = {
  'limit_unit.menit': '{count} minute{/s}', 'limit_unit.hari_kerja': '{count} working day{/s}', 'limit_unit.kondisional': 'varies',
  'limit_name.menit': 'Minutes', 'limit_name.hari_kerja': 'Working days', 'limit_name.kondisional': 'Varies',
  'came_by.loket': 'Counter', 'came_by.puskesos': 'Puskesos', 'came_by.pilar': 'Through a pillar', 'came_by.surat': 'Letter', 'came_by.daring': 'Online',
  'request_stage.menunggu_syarat': 'Waits for papers', 'request_stage.diterima': 'Received', 'request_stage.diproses': 'Being worked on', 'request_stage.diperiksa': 'Waits for the decision', 'request_stage.disetujui': 'Agreed', 'request_stage.selesai': 'Answered', 'request_stage.ditolak': 'Refused', 'request_stage.ditarik': 'Withdrawn',
  'request_step.terima': 'Received at the counter', 'request_step.terima_syarat': 'Papers received', 'request_step.lengkapi': 'Asked for missing papers', 'request_step.teruskan': 'Handed on to be worked on', 'request_step.ajukan': 'Brought for the decision', 'request_step.kembalikan': 'Given back', 'request_step.setujui': 'Agreed', 'request_step.tolak': 'Refused', 'request_step.jawab': 'Answer handed over', 'request_step.tarik': 'Withdrawn',

  'action.service.add': '{actor} added a service.', 'action.service.edit': '{actor} changed a service.', 'action.service.end': '{actor} ended a service.',
  'action.service_request.file': '{actor} recorded a request for a service.', 'action.service_request.papers': '{actor} recorded papers received.', 'action.service_request.ask_papers': '{actor} asked for missing papers.', 'action.service_request.forward': '{actor} handed a request on to be worked on.',
  'action.service_request.submit': '{actor} brought a request for the decision.', 'action.service_request.decide': '{actor} decided a request for a service.', 'action.service_request.answer': '{actor} handed the answer to a request over.', 'action.service_request.withdraw': '{actor} recorded that a request was withdrawn.',
  'action.service_request.link': '{actor} linked a request with a case.', 'action.service_request.letter': '{actor} drafted the letter that answers a request.',

  'problem.service.ended': 'This service is no longer offered.',
  'problem.service_request.papers_missing': 'These papers have not come: {missing}. Tick those that are there first, or ask for what is missing.',
  'problem.service_request.linked_already': 'This request belongs to a case already.',

  'field.description': 'Description', 'field.eligibility': 'For whom', 'field.requirements': 'Requirements', 'field.cost': 'Cost', 'field.limit': 'Time limit', 'field.limitUnit': 'Counted in', 'field.serviceId': 'Service', 'field.applicant': 'Applicant', 'field.concerned': 'For (if not the applicant)', 'field.received': 'Papers received', 'field.missing': 'Papers missing', 'field.result': 'Answer',
  'fault.service_code': 'Use capitals, digits or hyphens; 2 to 20 signs, beginning with a letter.',
  'fault.no_limit': 'A service whose time varies has no time limit. Leave it empty.',
  'fault.no_such_paper': 'The service asks for no such paper.',
} satisfies Record<keyof typeof id, string>

/** The words of services and requests, which the desk alone needs. */
export const messages = { id, en }
