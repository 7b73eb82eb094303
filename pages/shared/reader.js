// The raw page, line by line. Every word of it is set as text, never as HTML: uploaded text is hostile.
const make = (tag, kind, text) => {
  const node = document.createElement(tag)
  if (kind) node.className = kind
  if (text !== undefined) node.textContent = text
  return node
}

const segment = (part) => {
  if (!part.kind) return document.createTextNode(part.text)
  const mark = make('mark', part.kind, part.text)
  mark.style.setProperty('--mark', part.colour)
  mark.title = part.label
  return mark
}

const row = (line) => {
  const node = make('div', `line role-${line.role}${line.block ? ' in-block' : ''}${line.certain ? '' : ' uncertain'}`)
  node.dataset.line = line.number
  node.style.setProperty('--role', line.colour)
  node.title = `${line.label} – ${line.reason}`
  node.append(make('span', 'number', line.number), make('span', 'letter', line.letter))
  const text = make('span', 'text')
  text.append(...line.parts.map(segment))
  node.append(text)
  return node
}

const show = (box, node) => {
  if (!node) return
  box.querySelectorAll('.chosen').forEach((other) => other.classList.remove('chosen'))
  node.classList.add('chosen')
  box.scrollTo({ top: node.offsetTop - box.offsetTop - box.clientHeight / 3 })
}

const next = (box, step) => {
  const doubts = [...box.querySelectorAll('.uncertain')]
  const at = doubts.findIndex((node) => node.classList.contains('chosen'))
  show(box, doubts[(at + step + doubts.length) % doubts.length] ?? doubts[0])
}

export default function ({ data, parentElement }) {
  const box = parentElement.querySelector('.reader')
  box.replaceChildren(...data.lines.map(row))
  box.setAttribute('aria-label', data.label)
  if (data.line) show(box, box.querySelector(`[data-line="${Number(data.line)}"]`))
  box.onkeydown = (event) => {
    if (event.key === 'n') next(box, 1)
    if (event.key === 'p') next(box, -1)
  }
}
