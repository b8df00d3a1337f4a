#pragma once

#include <expected>
#include <memory>
#include <string>
#include <vector>

namespace twotrack::native {

/// An OpenGL 3.2 context without a window or display server, with its own framebuffer. It is current as long as it
/// lives. The build selects the implementation: EGL, or none.
class Offscreen {
public:
    /// @param width, height  the framebuffer's size in pixels, 1 to 8,192.
    /// Errors: a sentence. This system has no such context, or no framebuffer of that size.
    [[nodiscard]] static std::expected<Offscreen, std::string> open(int width, int height);

    /// The upper rows of the drawing, [rows × width × 3] bytes of red, green and blue, from the top left.
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
