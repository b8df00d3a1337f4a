#include "native/desktop/graphics/window.hpp"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "native/desktop/input/window_keys.hpp"

namespace twotrack::native {
namespace {

constexpr WindowSize usual_size{820, 860};
constexpr WindowSize least_size{320, 400};
constexpr float most_of_screen = 0.92f;  // leaves room for the window's own frame

/// X11 gives millimetres in whole numbers, and a scale of 1 may arrive as 0.999. Rounds to the nearest sixteenth.
float exact_scale(float scale) { return std::max(1.0f, std::round(scale * 16.0f) / 16.0f); }

std::string glfw_error() {
    const char* description = nullptr;
    glfwGetError(&description);
    return description ? description : "The window system gives no reason.";
}

int units(float px, float units_per_px) { return static_cast<int>(std::lround(px * units_per_px)); }

/// The usual size, limited to what the screen has room for.
WindowSize fitting_size(float units_per_px) {
    GLFWmonitor* const monitor = glfwGetPrimaryMonitor();
    if (!monitor) return usual_size;
    int x = 0, y = 0, width = 0, height = 0;
    glfwGetMonitorWorkarea(monitor, &x, &y, &width, &height);
    if (width <= 0 || height <= 0) return usual_size;
    const auto fit = [&](float usual, float least, int room) {
        return std::clamp(static_cast<float>(room) * most_of_screen / units_per_px, least, usual);
    };
    return {fit(usual_size.width, least_size.width, width), fit(usual_size.height, least_size.height, height)};
}

}  // namespace

struct Window::State {
    GLFWwindow* window = nullptr;
    GLFWcursor* arrow = nullptr;
    GLFWcursor* hand = nullptr;
    Cursor cursor = Cursor::Arrow;
    std::vector<Event> events;
    std::vector<std::string> dropped;
    bool exposed = false;
};

struct Window::Callbacks {
    static State& state(GLFWwindow* window) { return *static_cast<State*>(glfwGetWindowUserPointer(window)); }

    static float scale(GLFWwindow* window) {
        float x = 1, y = 1;
        glfwGetWindowContentScale(window, &x, &y);
        return exact_scale(x);
    }

    static float units_per_px(GLFWwindow* window) {
        int width = 0, height = 0, device_width = 0, device_height = 0;
        glfwGetWindowSize(window, &width, &height);
        glfwGetFramebufferSize(window, &device_width, &device_height);
        if (width <= 0 || device_width <= 0) return 1.0f;
        return exact_scale(scale(window) * static_cast<float>(width) / static_cast<float>(device_width));
    }

    static void moved(GLFWwindow* window, double x, double y) {
        const float unit = units_per_px(window);
        state(window).events.push_back(PointerMoved{static_cast<float>(x) / unit, static_cast<float>(y) / unit});
    }

    static void entered(GLFWwindow* window, int inside) {
        if (!inside) state(window).events.push_back(PointerLeft{});
    }

    static void button(GLFWwindow* window, int button, int action, int) {
        if (button != GLFW_MOUSE_BUTTON_LEFT) return;
        // A press happens at the pointer's last reported position. Asking GLFW would give the position at this moment.
        if (action == GLFW_PRESS) state(window).events.push_back(PointerPressed{});
        else state(window).events.push_back(PointerReleased{});
    }

    static void scrolled(GLFWwindow* window, double, double notches) {
        state(window).events.push_back(WheelTurned{static_cast<float>(notches)});
    }

    static void key(GLFWwindow* window, int key, int, int action, int modifiers) {
        if (action == GLFW_RELEASE) return;
        if (is_quit(key, modifiers)) {
            glfwSetWindowShouldClose(window, GLFW_TRUE);
            return;
        }
        if (action == GLFW_PRESS && is_panel_toggle(key, modifiers))
            state(window).events.push_back(Command::TogglePanel);
        else if (action == GLFW_PRESS && key == GLFW_KEY_F6) state(window).events.push_back(Command::SwitchSide);
        else if (action == GLFW_PRESS && key == GLFW_KEY_ESCAPE) state(window).events.push_back(Command::LeavePanel);
        const Press press = action == GLFW_REPEAT ? Press::Repeated : Press::First;
        if (const auto event = key_event(key, modifiers, press)) state(window).events.push_back(*event);
    }

    static void typed(GLFWwindow* window, unsigned character) {
        state(window).events.push_back(CharacterTyped{character});
    }

    static void dropped(GLFWwindow* window, int n, const char** paths) {
        for (int i = 0; i < n; ++i) state(window).dropped.emplace_back(paths[i]);
    }

    static void exposed(GLFWwindow* window) { state(window).exposed = true; }
    static void resized(GLFWwindow* window, int, int) { state(window).exposed = true; }
    static void rescaled(GLFWwindow* window, float, float) { state(window).exposed = true; }

    static void install(GLFWwindow* window, State& state) {
        glfwSetWindowUserPointer(window, &state);
        glfwSetInputMode(window, GLFW_LOCK_KEY_MODS, GLFW_TRUE);
        glfwSetCursorPosCallback(window, moved);
        glfwSetCursorEnterCallback(window, entered);
        glfwSetMouseButtonCallback(window, button);
        glfwSetScrollCallback(window, scrolled);
        glfwSetKeyCallback(window, key);
        glfwSetCharCallback(window, typed);
        glfwSetDropCallback(window, dropped);
        glfwSetWindowRefreshCallback(window, exposed);
        glfwSetFramebufferSizeCallback(window, resized);
        glfwSetWindowContentScaleCallback(window, rescaled);
    }
};

void Window::Destroy::operator()(State* state) const {
    if (state->window) glfwDestroyWindow(state->window);
    delete state;
    glfwTerminate();  // destroys the cursors too
}

std::expected<Window, std::string> Window::open(const std::string& title, std::optional<WindowSize> size) {
    if (!glfwInit()) return std::unexpected(glfw_error());
    Window window(std::unique_ptr<State, Destroy>(new State));
    State& state = *window.state_;

    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 2);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    // Only a window knows the size of its pixels, so it is created invisible and resized before it is shown.
    glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
    state.window = glfwCreateWindow(static_cast<int>(usual_size.width), static_cast<int>(usual_size.height),
                                    title.c_str(), nullptr, nullptr);
    if (!state.window) return std::unexpected(glfw_error());
    glfwMakeContextCurrent(state.window);
    glfwSwapInterval(1);

    const float unit = window.units_per_px();
    const WindowSize wanted = size ? *size : fitting_size(unit);
    glfwSetWindowSize(state.window, units(wanted.width, unit), units(wanted.height, unit));
    glfwSetWindowSizeLimits(state.window, units(std::min(least_size.width, wanted.width), unit),
                            units(std::min(least_size.height, wanted.height), unit), GLFW_DONT_CARE, GLFW_DONT_CARE);
    state.arrow = glfwCreateStandardCursor(GLFW_ARROW_CURSOR);
    state.hand = glfwCreateStandardCursor(GLFW_HAND_CURSOR);
    glfwSetCursor(state.window, state.arrow);
    Callbacks::install(state.window, state);
    glfwShowWindow(state.window);
    return window;
}

std::vector<Window::Event> Window::wait(std::chrono::milliseconds longest) {
    glfwWaitEventsTimeout(std::chrono::duration<double>(longest).count());
    return std::exchange(state_->events, {});
}

std::vector<Window::Event> Window::poll() {
    glfwPollEvents();
    return std::exchange(state_->events, {});
}

std::vector<std::string> Window::take_dropped() { return std::exchange(state_->dropped, {}); }

bool Window::take_exposed() { return std::exchange(state_->exposed, false); }

bool Window::is_open() const { return !glfwWindowShouldClose(state_->window); }

WindowSize Window::size() const {
    const float unit = units_per_px();
    int width = 0, height = 0;
    glfwGetWindowSize(state_->window, &width, &height);
    return {static_cast<float>(width) / unit, static_cast<float>(height) / unit};
}

void Window::resize(WindowSize size) {
    const float unit = units_per_px();
    int width = units(size.width, unit), height = units(size.height, unit);
    if (GLFWmonitor* const monitor = glfwGetPrimaryMonitor()) {
        int x = 0, y = 0, room_x = 0, room_y = 0;
        glfwGetMonitorWorkarea(monitor, &x, &y, &room_x, &room_y);
        if (room_x > 0 && room_y > 0) width = std::min(width, room_x), height = std::min(height, room_y);
    }
    glfwSetWindowSize(state_->window, width, height);
}

void Window::set_title(const std::string& title) { glfwSetWindowTitle(state_->window, title.c_str()); }

float Window::density() const { return Callbacks::scale(state_->window); }

float Window::units_per_px() const { return Callbacks::units_per_px(state_->window); }

Window::DeviceSize Window::device_size() const {
    DeviceSize size;
    glfwGetFramebufferSize(state_->window, &size.width, &size.height);
    return size;
}

void Window::show_cursor(Cursor cursor) {
    if (cursor == state_->cursor) return;
    state_->cursor = cursor;
    glfwSetCursor(state_->window, cursor == Cursor::Hand ? state_->hand : state_->arrow);
}

void Window::swap() { glfwSwapBuffers(state_->window); }

}  // namespace twotrack::native
