import { type ReactNode, useEffect, useRef } from 'react'

/** A question that must be answered first; the device's own dialog keeps the focus inside and gives it back. */
export function Dialog({ open, title, onClose, children }: { open: boolean; title: string; onClose(): void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    if (open && element && !element.open) element.showModal()
    if (!open && element?.open) element.close()
  }, [open])
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="dialog-title" onClose={onClose}>
      {open && <><h2 id="dialog-title">{title}</h2>{children}</>}
    </dialog>
  )
}
