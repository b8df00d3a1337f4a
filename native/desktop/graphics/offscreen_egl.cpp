#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <GL/gl.h>
#include <GL/glext.h>

#include <cstring>
#include <string_view>

#include "native/desktop/graphics/offscreen.hpp"

namespace twotrack::native {
namespace {

std::unexpected<std::string> failure(const char* what) {
    char code[16];
    std::snprintf(code, sizeof code, "0x%04X", static_cast<unsigned>(eglGetError()));
    return std::unexpected("EGL " + std::string(what) + " (" + code + "); a driver such as Mesa's is needed.");
}

bool has_word(const char* list, std::string_view word) {
    if (!list) return false;
    for (std::string_view rest = list; !rest.empty();) {
        const std::size_t end = rest.find(' ');
        if (rest.substr(0, end) == word) return true;
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    return false;
}

/// A display that needs no display server, if EGL offers that platform; otherwise the default display.
EGLDisplay find_display() {
    const char* const extensions = eglQueryString(EGL_NO_DISPLAY, EGL_EXTENSIONS);
    if (has_word(extensions, "EGL_MESA_platform_surfaceless"))
        return eglGetPlatformDisplay(EGL_PLATFORM_SURFACELESS_MESA, nullptr, nullptr);
    return eglGetDisplay(EGL_DEFAULT_DISPLAY);
}

}  // namespace

struct Offscreen::State {
    EGLDisplay display = EGL_NO_DISPLAY;
    EGLContext context = EGL_NO_CONTEXT;
    int width = 0, height = 0;
    GLuint framebuffer = 0, colours = 0;
};

void Offscreen::Destroy::operator()(State* state) const {
    if (state->framebuffer) glDeleteFramebuffers(1, &state->framebuffer);
    if (state->colours) glDeleteRenderbuffers(1, &state->colours);
    if (state->context != EGL_NO_CONTEXT) {
        eglMakeCurrent(state->display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
        eglDestroyContext(state->display, state->context);
    }
    if (state->display != EGL_NO_DISPLAY) eglTerminate(state->display);
    eglReleaseThread();
    delete state;
}

std::expected<Offscreen, std::string> Offscreen::open(int width, int height) {
    Offscreen offscreen(std::unique_ptr<State, Destroy>(new State));
    State& state = *offscreen.state_;
    state.display = find_display();
    if (state.display == EGL_NO_DISPLAY || !eglInitialize(state.display, nullptr, nullptr))
        return failure("cannot be started");
    if (!eglBindAPI(EGL_OPENGL_API)) return failure("has no OpenGL");

    constexpr EGLint wanted[] = {EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_SURFACE_TYPE, EGL_PBUFFER_BIT, EGL_NONE};
    EGLConfig config = nullptr;
    EGLint n_configs = 0;
    if (!eglChooseConfig(state.display, wanted, &config, 1, &n_configs) || n_configs < 1)
        return failure("has no way to draw with OpenGL");
    constexpr EGLint version[] = {
        EGL_CONTEXT_MAJOR_VERSION,           3,       EGL_CONTEXT_MINOR_VERSION, 2, EGL_CONTEXT_OPENGL_PROFILE_MASK,
        EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE};
    state.context = eglCreateContext(state.display, config, EGL_NO_CONTEXT, version);
    if (state.context == EGL_NO_CONTEXT) return failure("has no OpenGL 3.2");
    if (!eglMakeCurrent(state.display, EGL_NO_SURFACE, EGL_NO_SURFACE, state.context))
        return failure("cannot draw without a window");

    state.width = width;
    state.height = height;
    glGenFramebuffers(1, &state.framebuffer);
    glBindFramebuffer(GL_FRAMEBUFFER, state.framebuffer);
    glGenRenderbuffers(1, &state.colours);
    glBindRenderbuffer(GL_RENDERBUFFER, state.colours);
    glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, state.colours);
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE)
        return std::unexpected("The driver has no room for a picture of " + std::to_string(width) + " by " +
                               std::to_string(height) + " pixels.");
    return offscreen;
}

std::vector<unsigned char> Offscreen::pixels(int rows) const {
    const auto row_bytes = static_cast<std::size_t>(state_->width) * 3;
    const auto n_rows = static_cast<std::size_t>(rows);
    std::vector<unsigned char> upwards(n_rows * row_bytes), pixels(upwards.size());
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    // OpenGL's first row is the bottom row.
    glReadPixels(0, state_->height - rows, state_->width, rows, GL_RGB, GL_UNSIGNED_BYTE, upwards.data());
    for (std::size_t row = 0; row < n_rows; ++row)
        std::memcpy(pixels.data() + row * row_bytes, upwards.data() + (n_rows - 1 - row) * row_bytes, row_bytes);
    return pixels;
}

}  // namespace twotrack::native
