// The raw page, line by line. Every word of it is set as text, never as HTML: uploaded text is hostile.
const make = (tag, kind, text) => {
  const node = document.createElement(tag)
  if (kind) node.className = kind
  if (text !== undefined) node.textContent = text
  return node
}

const segment = (part) => {
  if (part.found === undefined) return named(part)
  const found = make('span', 'found')
  found.dataset.hit = part.found
  found.append(named(part))
  return found
}

const named = (part) => {
  if (!part.kind) return document.createTextNode(part.text)
  const mark = make('mark', part.kind, part.text)
  mark.style.setProperty('--mark', part.colour)
  mark.title = part.label
  return mark
}

const row = (line) => {
  const node = make('div', `line role-${line.role}${line.block ? ' in-block' : ''}${line.certain ? '' : ' uncertain'}${line.by_hand ? ' by-hand' : ''}`)
  node.dataset.line = line.number
  node.style.setProperty('--role', line.colour)
  node.title = `${line.label} – ${line.reason}`
  node.append(make('span', 'number', line.number), make('span', 'letter', line.letter))
  const text = make('span', 'text')
  text.append(...line.parts.filter((part) => part.text).map(segment))
  node.append(text)
  return node
}

const find = (box, number) => box.querySelector(`[data-line="${Number(number)}"]`)

// What is chosen: two line numbers, the one that stays and the one that moves. It lives on the box, for a new reading
// of the page draws every line anew and must not lose the analyst's place.
const choose = (box, number, extend, scroll) => {
  const node = find(box, number)
  if (!node) return
  box.anchor = extend && box.anchor ? box.anchor : Number(number)
  box.head = Number(number)
  mark(box)
  if (scroll) bring(box, node)
}

const range = (box) => (box.head ? [Math.min(box.anchor, box.head), Math.max(box.anchor, box.head)] : null)

const mark = (box) => {
  const chosen = range(box)
  for (const node of box.querySelectorAll('.line')) {
    const number = Number(node.dataset.line)
    const inside = chosen !== null && number >= chosen[0] && number <= chosen[1]
    node.classList.toggle('chosen', inside)
    if (inside) node.setAttribute('aria-current', 'true')
    else node.removeAttribute('aria-current')
  }
  box.describe()
}

const bring = (box, node) => {
  const top = node.offsetTop - box.offsetTop
  const seen = top >= box.scrollTop + 20 && top + node.offsetHeight <= box.scrollTop + box.clientHeight - 20
  if (!seen) box.scrollTo({ top: top - box.clientHeight / 3 })
}

const step = (box, by, extend) => {
  const nodes = [...box.querySelectorAll('.line')]
  const at = nodes.findIndex((node) => Number(node.dataset.line) === box.head)
  const next = nodes[Math.max(0, Math.min(nodes.length - 1, at + by))]
  if (next) choose(box, next.dataset.line, extend, true)
}

const next = (box, by) => {
  const doubts = [...box.querySelectorAll('.uncertain')].map((node) => Number(node.dataset.line))
  if (!doubts.length) return
  const here = box.head ?? 0
  const ahead = by > 0 ? doubts.filter((n) => n > here) : doubts.filter((n) => n < here).reverse()
  choose(box, ahead[0] ?? (by > 0 ? doubts[0] : doubts.at(-1)), false, true)
}

// To the next or the previous place that was found, around at the ends.
const seek = (box, by) => {
  const count = box.found
  if (!count) return
  box.hit = box.hit === undefined ? (by > 0 ? 0 : count - 1) : (box.hit + by + count) % count
  for (const node of box.querySelectorAll('.found')) node.classList.toggle('here', Number(node.dataset.hit) === box.hit)
  const node = box.querySelector('.found.here')
  if (!node) return
  choose(box, node.closest('.line').dataset.line, false, true)
  node.scrollIntoView({ block: 'nearest' })  // the page, too, where the reader is below its edge
}

const finder = (parent, box, data) => {
  const part = parent.querySelector('.finder')
  part.hidden = !data.found
  const [before, after] = part.querySelectorAll('button')
  for (const [node, label, by] of [[before, data.labels.before, -1], [after, data.labels.after, 1]]) {
    node.textContent = label
    node.onclick = () => {
      seek(box, by)
      part.querySelector('span').textContent = `${box.hit + 1} / ${data.found}`
    }
  }
  part.querySelector('span').textContent = ''
}

const bar = (parent, box, labels, open) => {
  const text = parent.querySelector('.bar .what')
  const button = parent.querySelector('.bar button.edit')
  button.textContent = labels.correct
  button.onclick = open
  box.describe = () => {
    const chosen = range(box)
    button.disabled = chosen === null
    const line = chosen && chosen[0] === chosen[1] ? find(box, chosen[0]) : null
    text.textContent = line ? `${labels.line} ${chosen[0]}: ${line.title}`
      : chosen ? `${labels.lines} ${chosen[0]}–${chosen[1]}` : labels.none
  }
}

const keys = (box, data, open, setTriggerValue) => (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const moves = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1, J: 1, K: -1 }
  const role = data.roles[Number(event.key) - 1]
  if (event.key in moves) step(box, moves[event.key], event.shiftKey)
  else if (event.key === 'n') next(box, 1)
  else if (event.key === 'p') next(box, -1)
  else if (event.key === '.') seek(box, 1)
  else if (event.key === ',') seek(box, -1)
  else if (event.key === 'Enter') open()
  else if (event.key === 'u') setTriggerValue('undo', Date.now())
  else if (role && range(box)) setTriggerValue('set', { from: range(box)[0], to: range(box)[1], role })
  else return
  event.preventDefault()
}

export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector('.reader')
  const stay = box.page === data.page ? box.scrollTop : 0
  if (box.page !== data.page) box.anchor = box.head = undefined
  box.page = data.page
  box.found = data.found
  box.hit = undefined
  const open = () => range(box) && setTriggerValue('open', { from: range(box)[0], to: range(box)[1] })
  bar(parentElement, box, data.labels, open)
  finder(parentElement, box, data)
  box.replaceChildren(...data.lines.map(row))
  box.setAttribute('aria-label', data.label)
  box.scrollTop = stay
  if (data.line) choose(box, data.line, false, true)
  mark(box)
  box.onclick = (event) => {
    const node = event.target.closest('.line')
    if (node) choose(box, node.dataset.line, event.shiftKey, false)
  }
  box.ondblclick = open
  box.onkeydown = keys(box, data, open, setTriggerValue)
}
