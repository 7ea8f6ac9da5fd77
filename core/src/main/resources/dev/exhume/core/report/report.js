
(() => {
  'use strict';
  const root = document.documentElement;
  root.classList.add('scripted');
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const number = new Intl.NumberFormat('en');
  const counted = (count, one, several) => `${number.format(count)} ${count === 1 ? one : several}`;

  // An item is seen if the search of the whole report and the filter of its list both let it.
  // What lies within another item belongs to it.
  const items = all('[data-item]')
    .filter((element) => element.parentElement.closest('[data-item]') === null)
    .map((element) => ({ element, found: true, chosen: true, words: undefined }));
  const sections = all('main > section').map((element) => ({
    element,
    items: items.filter((item) => element.contains(item.element)),
  }));
  const groups = all('.table, .weight, .database, .facts').map((element) => ({
    element,
    items: items.filter((item) => element.contains(item.element)),
  }));

  const textOf = (item) => (item.words ??= item.element.textContent.toLowerCase());
  const wordsOf = (text) => text.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const hasAll = (item, words) => words.every((word) => textOf(item).includes(word));
  const isSeen = (item) => item.found && item.chosen;

  let searched = [];

  const show = () => {
    for (const item of items) {
      const hidden = !isSeen(item);
      if (item.element.hidden !== hidden) item.element.hidden = hidden;
    }
    const isSearch = searched.length > 0;
    root.classList.toggle('searching', isSearch);
    for (const { element, items: own } of [...groups, ...sections]) {
      element.hidden = isSearch && !own.some((item) => item.found);
    }
    for (const drawing of all('.drawing, .choices, .story, .figures, .urgent')) drawing.classList.toggle('aside', isSearch);
    mark();
  };

  // Hits are marked where the browser can do so without touching the page.
  const mark = () => {
    if (!CSS.highlights) return;
    CSS.highlights.delete('hits');
    if (searched.length === 0) return;
    const hits = new Highlight();
    for (const item of items.filter(isSeen).slice(0, 300)) {
      const walker = document.createTreeWalker(item.element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const text = node.data.toLowerCase();
        if (text.length !== node.data.length) continue;
        for (const word of searched) {
          for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
            const range = new Range();
            range.setStart(node, at);
            range.setEnd(node, at + word.length);
            hits.add(range);
          }
        }
      }
    }
    CSS.highlights.set('hits', hits);
  };

  const search = document.getElementById('search');
  const searchCount = document.getElementById('search-count');
  const onSearch = () => {
    searched = wordsOf(search.value);
    for (const item of items) item.found = hasAll(item, searched);
    show();
    if (searched.length === 0) {
      searchCount.textContent = '';
      return;
    }
    const hits = items.filter(isSeen).length;
    const places = sections.filter(({ items: own }) => own.some(isSeen)).length;
    searchCount.textContent =
      hits === 0 ? 'nothing found' : `${counted(hits, 'hit', 'hits')} in ${counted(places, 'section', 'sections')}`;
  };
  search.addEventListener('input', onSearch);
  search.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      search.value = '';
      onSearch();
    }
  });

  // A filter has a field for words, and fields whose names are those of the items' data.
  for (const filter of all('[data-filter]')) {
    const list = document.querySelector(`[data-list="${filter.dataset.filter}"]`);
    const own = items.filter((item) => list.contains(item.element));
    const count = filter.querySelector('.filter-count');
    const onFilter = () => {
      const fields = all('input, select', filter).filter((field) => field.name !== 'words' && field.value !== '');
      const asked = fields.filter((field) => field.tagName === 'SELECT' || field.checked);
      const words = wordsOf(filter.querySelector('[name="words"]')?.value ?? '');
      for (const item of own) {
        item.chosen =
          asked.every((field) => item.element.dataset[field.name] === field.value) && hasAll(item, words);
      }
      show();
      const left = own.filter((item) => item.chosen).length;
      count.textContent = left === own.length ? '' : `${number.format(left)} of ${number.format(own.length)}`;
    };
    filter.addEventListener('input', onFilter);
  }
  for (const form of all('form')) form.addEventListener('submit', (event) => event.preventDefault());

  // Sorting by a column: by numbers where cells have them, by words in the order of people.
  const collator = new Intl.Collator('en', { numeric: true });
  const sort = (table, heading, column) => {
    const falling = heading.getAttribute('aria-sort') === 'ascending';
    for (const other of all('thead th', table)) other.removeAttribute('aria-sort');
    heading.setAttribute('aria-sort', falling ? 'descending' : 'ascending');
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row) => {
      const cell = row.cells[column];
      return { row, key: cell.dataset.order ?? cell.textContent.trim() };
    });
    rows.sort((left, right) => {
      if (left.key === '' || right.key === '') return (left.key === '') - (right.key === '');
      return collator.compare(left.key, right.key) * (falling ? -1 : 1);
    });
    body.append(...rows.map(({ row }) => row));
  };
  for (const table of all('table')) {
    all('thead th', table).forEach((heading, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = heading.textContent;
      button.addEventListener('click', () => sort(table, heading, column));
      heading.replaceChildren(button);
    });
  }

  const openAll = document.getElementById('open-all');
  openAll.addEventListener('click', () => {
    const open = openAll.getAttribute('aria-pressed') !== 'true';
    openAll.setAttribute('aria-pressed', String(open));
    for (const details of all('details')) details.open = open;
  });

  const theme = document.getElementById('theme');
  const prefersDark = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : prefersDark.matches);
  const showTheme = () => theme.setAttribute('aria-pressed', String(isDark()));
  theme.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    showTheme();
  });
  prefersDark.addEventListener('change', showTheme);
  showTheme();

  // Evidence is printed whole, also where the style sheet cannot see to that.
  let opened = [];
  addEventListener('beforeprint', () => {
    opened = all('details.ev:not([open])');
    for (const details of opened) details.open = true;
  });
  addEventListener('afterprint', () => {
    for (const details of opened) details.open = false;
  });

  // The table of contents tells where one is.
  const links = new Map(all('.contents a').map((link) => [link.hash.slice(1), link]));
  const inView = new Set();
  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) inView.add(entry.target.id);
      else inView.delete(entry.target.id);
    }
    const current = sections.map(({ element }) => element.id).find((id) => inView.has(id));
    for (const [id, link] of links) {
      if (id === current) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  }, { rootMargin: '-15% 0px -60% 0px' });
  for (const { element } of sections) observer.observe(element);
})();
