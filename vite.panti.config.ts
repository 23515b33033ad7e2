import { defineConfig } from 'vite'
import { phone } from './vite.phone.ts'

// The app of the houses: panti, UPT, LKS, rumah singgah.
export default defineConfig(phone('panti'))
