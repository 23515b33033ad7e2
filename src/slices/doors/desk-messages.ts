const id = {
  'fault.no_door': 'Tautan jawaban hanya untuk lurah, kasi kesra, ketua RT, dan ketua RW yang sedang menjabat.',
}

const en = {
  'fault.no_door': 'A link for answers is for a lurah, welfare officer, RT head or RW head in office only.',
} satisfies Record<keyof typeof id, string>

/** What no telephone says of links for answers. */
export const messages = { id, en }
