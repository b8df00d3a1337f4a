#pragma once

#include <chrono>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "native/desktop/input/input.hpp"
#include "native/desktop/input/window_size.hpp"

namespace twotrack::native {

/// A window with an OpenGL 3.2 context, which is current as long as the window lives. Only one may exist at a time.
class Window {
public:
    /// Opens a window with the program's icon and the class "twotrack". `show` makes it visible.
    /// @param title  UTF-8.
    /// @param size   the size of the content, in CSS pixels; nullopt: a size that suits the page and fits the screen.
    /// Errors: GLFW's message if there is no display, or no OpenGL 3.2.
    [[nodiscard]] static std::expected<Window, std::string> open(const std::string& title,
                                                                 std::optional<WindowSize> size);

    /// Makes the window visible.
    void show(bool is_maximised);

    /// The window while it is not maximised, in units of the window system and in CSS pixels. Wayland tells no place.
    struct Place {
        int x = 0, y = 0;  ///< top left of the content
        WindowSize size;   ///< of the content
        bool is_maximised = false;
    };
    [[nodiscard]] Place normal_place() const;
    /// Puts the window where it can be seen, see kept_on_screen.
    void place(int x, int y, WindowSize size);

    /// Keys for the window as a whole: F1, or Control (on a Mac: Command) with P; F6; and Escape.
    enum class Command { TogglePanel, SwitchSide, LeavePanel };
    /// One action of the user. Commands and input share one queue, because a command decides where later input goes.
    using Event = std::variant<InputEvent, Command>;

    /// Waits, without using the processor, until something happens or the time is over. Returns the events since the
    /// last call.
    [[nodiscard]] std::vector<Event> wait(std::chrono::milliseconds longest);
    /// Returns the events since the last call, without waiting.
    [[nodiscard]] std::vector<Event> poll();

    /// The files that were dropped on the window since the last call.
    [[nodiscard]] std::vector<std::string> take_dropped();

    /// Whether the window's content was lost, or its size changed, since the last call.
    [[nodiscard]] bool take_exposed();

    [[nodiscard]] bool is_open() const;
    /// The size of the content, in CSS pixels. It can be 0 while the window is minimised.
    [[nodiscard]] WindowSize size() const;
    /// Requests another size, and another place if a part of the window could not be seen. A maximised window stays as
    /// it is. `size` reports the new size after an event.
    void resize(WindowSize size);
    /// UTF-8.
    void set_title(const std::string& title);
    /// Device pixels per CSS pixel.
    [[nodiscard]] float density() const;
    /// Units of the window system per CSS pixel: 1 if the window system scales, otherwise the density.
    [[nodiscard]] float units_per_px() const;

    struct DeviceSize {
        int width = 0, height = 0;
    };
    [[nodiscard]] DeviceSize device_size() const;

    enum class Cursor { Arrow, Hand, Text };
    void show_cursor(Cursor cursor);

    /// Puts a text into the clipboard. UTF-8.
    void copy(const std::string& text);

    /// Shows the painted frame.
    void swap();

private:
    struct Press;
    struct State;
    struct Callbacks;
    struct Destroy {
        void operator()(State* state) const;
    };
    explicit Window(std::unique_ptr<State, Destroy> state) : state_(std::move(state)) {}

    std::unique_ptr<State, Destroy> state_;
};

}  // namespace twotrack::native
