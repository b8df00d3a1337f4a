#pragma once

#include <chrono>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "native/input.hpp"
#include "native/window_size.hpp"

namespace twotrack::native {

/// A window with an OpenGL 3.2 context, which is current as long as it lives. One at a time.
class Window {
public:
    /// Opens a window.
    /// @param title  UTF-8.
    /// @param size   of its content, in CSS pixels; none: what suits the page and fits the screen.
    /// Errors: there is no display, or it has no OpenGL 3.2; in the words of GLFW.
    [[nodiscard]] static std::expected<Window, std::string> open(const std::string& title,
                                                                 std::optional<WindowSize> size);

    /// What is for the window as a whole: F1, or Control (on a Mac: Command) with P; F6; and Escape.
    enum class Command { TogglePanel, SwitchSide, LeavePanel };
    /// One thing that a person did. A command decides where the input after it goes, so they come in one order.
    using Event = std::variant<InputEvent, Command>;

    /// Waits, without using the processor, until something happens or the time is over, and returns what the person
    /// did since the last call.
    [[nodiscard]] std::vector<Event> wait(std::chrono::milliseconds longest);
    /// What has happened meanwhile, without waiting.
    [[nodiscard]] std::vector<Event> poll();

    /// The files that were dropped on the window since the last call.
    [[nodiscard]] std::vector<std::string> take_dropped();

    /// Whether what the window shows was lost, or its size changed, since the last call.
    [[nodiscard]] bool take_exposed();

    [[nodiscard]] bool is_open() const;
    /// Of its content, in CSS pixels. Nothing has a size in a window that is put away.
    [[nodiscard]] WindowSize size() const;
    /// Asks for another size, or for as much of it as the screen has room for. What `size` says follows with an event.
    void resize(WindowSize size);
    /// UTF-8.
    void set_title(const std::string& title);
    /// Device pixels for each CSS pixel.
    [[nodiscard]] float density() const;
    /// Of the window system, for each CSS pixel: 1 where it scales by itself, the density where it does not.
    [[nodiscard]] float units_per_px() const;

    struct DeviceSize {
        int width = 0, height = 0;
    };
    [[nodiscard]] DeviceSize device_size() const;

    enum class Cursor { Arrow, Hand };
    void show_cursor(Cursor cursor);

    /// Shows what was painted.
    void swap();

private:
    struct State;
    struct Callbacks;
    struct Destroy {
        void operator()(State* state) const;
    };
    explicit Window(std::unique_ptr<State, Destroy> state) : state_(std::move(state)) {}

    std::unique_ptr<State, Destroy> state_;
};

}  // namespace twotrack::native
