#pragma once

#include <expected>
#include <memory>
#include <string>
#include <vector>

namespace twotrack::native {

/// An OpenGL 3.2 context without window or display server, current as long as it lives, that draws into a framebuffer
/// of its own. The build chooses how: by EGL, or not at all.
class Offscreen {
public:
    /// @param width, height  of the framebuffer in pixels, 1 to 8,192.
    /// Errors: a sentence; this system has no such context, or none of that size.
    [[nodiscard]] static std::expected<Offscreen, std::string> open(int width, int height);

    /// The upper rows of what was drawn, [rows × width × 3] bytes of red, green and blue, from the top left.
    [[nodiscard]] std::vector<unsigned char> pixels(int rows) const;

private:
    struct State;
    struct Destroy {
        void operator()(State* state) const;
    };
    explicit Offscreen(std::unique_ptr<State, Destroy> state) : state_(std::move(state)) {}

    std::unique_ptr<State, Destroy> state_;
};

}  // namespace twotrack::native
