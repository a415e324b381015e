/** The icon of all pages: the mark of their header, on a ground that it shows on. */
export const ICON_SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <rect width="32" height="32" rx="7" fill="#4338ca"/>
  <path d="M8.5 16a7.5 7.5 0 0 1 12.8-5.3l2.2 2.3m0-5v5h-5M23.5 16a7.5 7.5 0 0 1-12.8 5.3L8.5 19m0 5v-5h5"
    fill="none" stroke="#fff" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/>
</svg>
`;
