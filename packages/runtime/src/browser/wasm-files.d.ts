/** A bundler serves the file, and says where. */
declare module '*.wasm?url' {
  const url: string;
  export default url;
}
