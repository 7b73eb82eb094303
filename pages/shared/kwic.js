// A concordance, a row a place: every word of it is set as text, never as HTML, for uploaded text is hostile.
const make = (tag, kind, text) => {
  const node = document.createElement(tag)
  if (kind) node.className = kind
  if (text !== undefined && text !== null) node.textContent = text
  return node
}

// Characters on each side that a telephone shows.
const NEAR = 70

const row = (data, at) => {
  const node = make('div', 'row')
  node.tabIndex = 0
  node.dataset.at = at
  node.setAttribute('role', 'option')
  node.setAttribute('aria-selected', String(data.selected))
  // The left context is cut at its left end: so it runs from right to left, its words inside as they are.
  const left = make('span', 'l')
  const words = make('bdi', '')
  const from = data.left.length > NEAR ? Math.max(0, data.left.indexOf(' ', data.left.length - NEAR)) : 0
  words.append(make('span', 'far', data.left.slice(0, from)), make('span', 'cut', from > 0 ? '…' : ''), data.left.slice(from))
  left.append(words)
  const right = make('span', 'r')
  const to = data.right.length > NEAR ? Math.max(0, data.right.lastIndexOf(' ', NEAR)) : data.right.length
  right.append(make('b', '', data.node), data.right.slice(0, to), make('span', 'far', data.right.slice(to)),
    make('span', 'cut', to < data.right.length ? ' …' : ''))
  const dot = make('span', 'dot')
  dot.append(make('i', data.article ? 'article' : ''))
  const file = make('span', 'w file', data.file)
  file.title = [data.file, data.site].filter(Boolean).join(' · ')
  node.append(left, right, dot, make('span', 'w where', data.where), file, make('span', 'w site', data.site),
    make('span', 'w date', data.date),
    make('span', 'w line', data.line))
  return node
}

const move = (box, from, by) => {
  const rows = [...box.querySelectorAll('.row')]
  const next = rows[Math.max(0, Math.min(rows.length - 1, rows.indexOf(from) + by))]
  if (next) next.focus()
}

export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector('.kwic')
  box.style.setProperty('--mark', data.mark)
  const head = make('div', 'head')
  for (const [kind, text] of data.head) head.append(make('span', kind, text))
  const list = make('div', 'list')
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', data.label)
  list.append(...data.rows.map((each, at) => row({ ...each, selected: at === data.selected }, at)))
  const foot = make('div', 'foot')
  const button = (name, to) => {
    const node = make('button', '', data.words[name])
    node.type = 'button'
    node.disabled = to === null
    node.onclick = () => setTriggerValue('page', to)
    return node
  }
  foot.append(make('span', 'shown', data.shown))
  if (data.before !== null || data.after !== null) {
    const buttons = make('span')
    buttons.append(button('before', data.before), ' ', button('after', data.after))
    foot.append(buttons)
  }
  box.replaceChildren(head, list, foot)
  const at = (node) => Number(node.closest('.row').dataset.at)
  list.onclick = (event) => event.target.closest('.row') && setTriggerValue('choose', at(event.target))
  list.ondblclick = (event) => event.target.closest('.row') && setTriggerValue('open', at(event.target))
  list.onkeydown = (event) => {
    const node = event.target.closest('.row')
    if (!node) return
    if (event.key === 'Enter') setTriggerValue('open', at(node))
    else if (event.key === ' ') setTriggerValue('choose', at(node))
    else if (event.key === 'ArrowDown') move(box, node, 1)
    else if (event.key === 'ArrowUp') move(box, node, -1)
    else return
    event.preventDefault()
  }
}
