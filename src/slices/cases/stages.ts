import { flow } from '#kernel/flow.ts'

/** The stages of a case and the steps between them (domain: SLRT and ATENSI practice; PP 39/2012). */
export const caseFlow = flow({
  masuk: { telaah: 'ditelaah', tolak: 'ditolak', duplikat: 'duplikat' },
  ditelaah: { jangkau: 'penjangkauan', asesmen: 'asesmen', rujuk: 'dirujuk', selesai_info: 'selesai_info', tolak: 'ditolak', duplikat: 'duplikat' },
  penjangkauan: { asesmen: 'asesmen', tidak_ditemukan: 'tidak_ditemukan', tutup: 'terminasi' },
  asesmen: { rencana: 'perencanaan', rujuk: 'dirujuk', tutup: 'terminasi' },
  perencanaan: { intervensi: 'intervensi', tutup: 'terminasi' },
  intervensi: { monitor: 'monitoring', rujuk: 'dirujuk', tutup: 'terminasi' },
  monitoring: { intervensi: 'intervensi', tutup: 'terminasi' },
  dirujuk: { kembali: 'ditelaah', tutup: 'terminasi' },
  terminasi: { bina_lanjut: 'bina_lanjut', selesai: 'selesai', kembali: 'monitoring' },
  bina_lanjut: { selesai: 'selesai', buka_kembali: 'dibuka_kembali' },
  dibuka_kembali: { telaah: 'ditelaah' },
  selesai: { buka_kembali: 'dibuka_kembali' }, selesai_info: { buka_kembali: 'dibuka_kembali' }, ditolak: { buka_kembali: 'dibuka_kembali' },
  duplikat: { buka_kembali: 'dibuka_kembali' }, tidak_ditemukan: { buka_kembali: 'dibuka_kembali' },
})

/** Names of the stages. */
export const STAGES = Object.keys(caseFlow) as [Stage, ...Stage[]]
/** A stage of a case. */
export type Stage = keyof typeof caseFlow
/** A step between stages. */
export type CaseStep = 'telaah' | 'tolak' | 'duplikat' | 'jangkau' | 'asesmen' | 'rujuk' | 'selesai_info' | 'tidak_ditemukan' | 'rencana' | 'intervensi' | 'monitor' | 'kembali' | 'tutup' | 'bina_lanjut' | 'selesai' | 'buka_kembali'

/** Stages at which a case needs nobody's next step any more. */
export const CLOSED: readonly Stage[] = ['selesai', 'selesai_info', 'ditolak', 'duplikat', 'tidak_ditemukan']

/** Steps that ask a reason, and the verb each step needs beyond working on the case. */
export const STEP_RULES: Readonly<Record<CaseStep, { verb: string; reason?: true }>> = {
  telaah: { verb: 'case.triage' }, tolak: { verb: 'case.triage', reason: true }, duplikat: { verb: 'case.triage', reason: true }, selesai_info: { verb: 'case.triage', reason: true },
  jangkau: { verb: 'case.step' }, asesmen: { verb: 'case.step' }, rujuk: { verb: 'case.step', reason: true }, tidak_ditemukan: { verb: 'case.step', reason: true },
  rencana: { verb: 'case.step' }, intervensi: { verb: 'case.step' }, monitor: { verb: 'case.step' }, kembali: { verb: 'case.step', reason: true },
  tutup: { verb: 'case.step', reason: true }, bina_lanjut: { verb: 'case.close' }, selesai: { verb: 'case.close', reason: true }, buka_kembali: { verb: 'case.reopen', reason: true },
}
