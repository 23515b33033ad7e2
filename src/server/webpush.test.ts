import { expect, test } from 'vitest'
import { sealPush } from './webpush.ts'

test('what is sealed for a browser is, byte for byte, what RFC 8291 gives as its example', () => {
  const of = (text: string) => Buffer.from(text, 'base64url')
  const address = { p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4', auth: 'BTBZMqHH6r4Tts7J_aSIgg' }
  const { body } = sealPush(address, Buffer.from('When I grow up, I want to be a watermelon'), of('DGv6ra1nlYgDCS1FRnbzlw'), of('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'))
  expect(body.toString('base64url')).toBe('DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN')
})
