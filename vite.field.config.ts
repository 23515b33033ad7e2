import { defineConfig } from 'vite'
import { phone } from './vite.phone.ts'

// The app of those who go out.
export default defineConfig(phone('lapangan'))
