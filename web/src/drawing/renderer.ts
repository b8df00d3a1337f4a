/**
 * Draws ImGui's draw data with WebGL 2 into one hidden canvas, from which each widget copies its part. Browsers allow some
 * 16 contexts on a page; this one serves any number of widgets.
 */

const vertexShader = `#version 300 es
uniform vec4 transform;
layout(location = 0) in vec2 position;
layout(location = 1) in vec2 texturePosition;
layout(location = 2) in vec4 colour;
out vec2 at;
out vec4 tint;
void main() {
  at = texturePosition;
  tint = vec4(colour.rgb * colour.a, colour.a);
  gl_Position = vec4(position * transform.xy + transform.zw, 0.0, 1.0);
}`;

const fragmentShader = `#version 300 es
precision mediump float;
uniform sampler2D glyphs;
in vec2 at;
in vec4 tint;
out vec4 result;
void main() {
  vec4 pixel = texture(glyphs, at);
  result = tint * vec4(pixel.rgb * pixel.a, pixel.a);
}`;

const vertexBytes = 20;
const commandWords = 7;

/** Addresses into the module's memory: `DrawData` in web/module/draw_exports.cpp. */
export interface DrawData {
  readonly vertices: number;
  readonly vertexCount: number;
  readonly indices: number;
  readonly indexCount: number;
  readonly commands: number;
  readonly commandCount: number;
}

export class Renderer {
  readonly canvas: HTMLCanvasElement;
  readonly #gl: WebGL2RenderingContext;
  #program: WebGLProgram | null = null;
  #transform: WebGLUniformLocation | null = null;
  readonly #textures = new Map<number, WebGLTexture>();

  /** Null without WebGL 2. The callbacks report that the context is lost, and that it is back. */
  static create(document: Document, lost: () => void, restored: () => void): Renderer | null {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 1;
    const gl = webgl2(canvas, {
      alpha: true,
      antialias: false,
      depth: false,
      stencil: false,
      powerPreference: 'low-power',
    });
    if (!gl) return null;
    const renderer = new Renderer(canvas, gl);
    canvas.addEventListener('webglcontextlost', (event) => {
      // Without this the browser never restores the context.
      event.preventDefault();
      renderer.#program = renderer.#transform = null;
      renderer.#textures.clear();
      lost();
    });
    canvas.addEventListener('webglcontextrestored', () => {
      renderer.#setUp();
      restored();
    });
    return renderer;
  }

  private constructor(canvas: HTMLCanvasElement, gl: WebGL2RenderingContext) {
    this.canvas = canvas;
    this.#gl = gl;
    this.#setUp();
  }

  get isLost(): boolean {
    return this.#gl.isContextLost() || !this.#program;
  }

  createTexture(id: number, width: number, height: number, pixels: Uint8Array): void {
    const gl = this.#gl;
    const texture = gl.createTexture();
    this.#textures.set(id, texture);
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
    gl.pixelStorei(gl.UNPACK_ROW_LENGTH, 0);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, width, height, 0, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
  }

  /** `pixels` begin with the rectangle's first; rows lie `rowLength` pixels apart. */
  updateTexture(
    id: number,
    x: number,
    y: number,
    width: number,
    height: number,
    rowLength: number,
    pixels: Uint8Array,
  ): void {
    const gl = this.#gl;
    gl.bindTexture(gl.TEXTURE_2D, this.#textures.get(id) ?? null);
    gl.pixelStorei(gl.UNPACK_ROW_LENGTH, rowLength);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, x, y, width, height, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
  }

  destroyTexture(id: number): void {
    this.#gl.deleteTexture(this.#textures.get(id) ?? null);
    this.#textures.delete(id);
  }

  destroyTextures(): void {
    for (const id of [...this.#textures.keys()]) this.destroyTexture(id);
  }

  /** Hands the draw data to the GPU, for `paint`. */
  upload(memory: ArrayBuffer, data: DrawData): void {
    const gl = this.#gl;
    gl.bufferData(
      gl.ARRAY_BUFFER,
      new Uint8Array(memory, data.vertices, data.vertexCount * vertexBytes),
      gl.STREAM_DRAW,
    );
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, new Uint32Array(memory, data.indices, data.indexCount), gl.STREAM_DRAW);
  }

  /** Paints a part of what was uploaded, from `top` device pixels downwards, into the top left of the canvas. */
  paint(memory: ArrayBuffer, data: DrawData, top: number, width: number, height: number): void {
    const { canvas } = this;
    const gl = this.#gl;
    const program = this.#program;
    if (!program) return;
    // It only grows: each change of size costs a new buffer.
    if (canvas.width < width) canvas.width = width;
    if (canvas.height < height) canvas.height = height;

    gl.viewport(0, canvas.height - height, width, height);
    gl.enable(gl.SCISSOR_TEST);
    gl.scissor(0, canvas.height - height, width, height);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    // Asked for here and not where the program is made, because the browser answers only once the program is compiled.
    this.#transform ??= gl.getUniformLocation(program, 'transform');
    gl.uniform4f(this.#transform, 2 / width, -2 / height, -1, 1 + (2 * top) / height);

    const floats = new Float32Array(memory, data.commands, data.commandCount * commandWords);
    const words = new Uint32Array(memory, data.commands, data.commandCount * commandWords);
    for (let i = 0; i < words.length; i += commandWords) {
      const left = Math.max(0, floats[i]!);
      const right = Math.min(width, floats[i + 2]!);
      const upper = Math.max(0, floats[i + 1]! - top);
      const lower = Math.min(height, floats[i + 3]! - top);
      if (right <= left || lower <= upper) continue;
      gl.scissor(left, canvas.height - lower, right - left, lower - upper);
      gl.bindTexture(gl.TEXTURE_2D, this.#textures.get(words[i + 4]!) ?? null);
      gl.drawElements(gl.TRIANGLES, words[i + 5]!, gl.UNSIGNED_INT, words[i + 6]! * 4);
    }
  }

  /** Sets all state once; nothing else draws here. */
  #setUp(): void {
    const gl = this.#gl;
    const program = gl.createProgram();
    for (const [type, source] of [
      [gl.VERTEX_SHADER, vertexShader],
      [gl.FRAGMENT_SHADER, fragmentShader],
    ] as const) {
      const shader = gl.createShader(type);
      if (!shader) return;
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
    }
    gl.linkProgram(program);
    gl.useProgram(program);
    this.#program = program;

    gl.bindVertexArray(gl.createVertexArray());
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
    for (const location of [0, 1, 2]) gl.enableVertexAttribArray(location);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, vertexBytes, 0);
    gl.vertexAttribPointer(1, 2, gl.FLOAT, false, vertexBytes, 8);
    gl.vertexAttribPointer(2, 4, gl.UNSIGNED_BYTE, true, vertexBytes, 16);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  }
}

/** Some extensions that protect privacy make getContext throw. */
function webgl2(canvas: HTMLCanvasElement, attributes: WebGLContextAttributes): WebGL2RenderingContext | null {
  try {
    return canvas.getContext('webgl2', attributes);
  } catch {
    return null;
  }
}
