#include "native/desktop/graphics/window.hpp"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "native/desktop/graphics/icon.hpp"
#include "native/desktop/input/window_keys.hpp"
#include "native/desktop/input/window_placement.hpp"

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

namespace {

std::vector<ScreenRect> work_areas() {
    int n = 0;
    GLFWmonitor** const monitors = glfwGetMonitors(&n);
    std::vector<ScreenRect> areas;
    for (int i = 0; i < n; ++i) {
        ScreenRect area;
        glfwGetMonitorWorkarea(monitors[i], &area.x, &area.y, &area.width, &area.height);
        if (area.width > 0 && area.height > 0) areas.push_back(area);
    }
    return areas;
}

void set_icon(GLFWwindow* window) {
    constexpr std::array sizes{16, 32, 48, 128};
    std::array<std::vector<unsigned char>, sizes.size()> pixels;
    std::array<GLFWimage, sizes.size()> images;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        pixels[i] = icon_pixels(sizes[i]);
        images[i] = {sizes[i], sizes[i], pixels[i].data()};
    }
    glfwSetWindowIcon(window, static_cast<int>(images.size()), images.data());  // has no effect on a Mac
}

}  // namespace

struct Window::Press {
    double time_s = -1e9, x = 0, y = 0;
    int clicks = 0;
};

struct Window::State {
    GLFWwindow* window = nullptr;
    std::array<GLFWcursor*, 3> cursors{};  ///< by Cursor
    Cursor cursor = Cursor::Arrow;
    Press last_press;
    std::vector<Event> events;
    std::vector<std::string> dropped;
    bool exposed = false;
    ScreenRect normal, before;  ///< the window while it is not maximised, and what it was before its last change
    double changed_s = -1e9;
    bool is_maximised = false;
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

    static ScreenRect rect(GLFWwindow* window) {
        ScreenRect rect;
        glfwGetWindowPos(window, &rect.x, &rect.y);
        glfwGetWindowSize(window, &rect.width, &rect.height);
        return rect;
    }

    /// Remembers the window's place while it is neither maximised nor minimised.
    static void remember_place(State& state) {
        // A window manager may make the window large a moment before it says that the window is maximised.
        constexpr double longest_s = 1.0;
        if (glfwGetWindowAttrib(state.window, GLFW_ICONIFIED)) return;
        const double now = glfwGetTime();
        const bool was_maximised = std::exchange(state.is_maximised, glfwGetWindowAttrib(state.window, GLFW_MAXIMIZED));
        if (state.is_maximised) {
            if (!was_maximised && now - state.changed_s < longest_s) state.normal = state.before;
            return;
        }
        const ScreenRect place = rect(state.window);
        if (place == state.normal) return;
        state.before = std::exchange(state.normal, place);
        state.changed_s = now;
    }

    static void place(State& state, const ScreenRect& wanted) {
        const ScreenRect there = kept_on_screen(wanted, work_areas());
        glfwSetWindowSize(state.window, there.width, there.height);
        // Without need, the window manager is not told where the window goes.
        const ScreenRect here = rect(state.window);
        if (there.x != here.x || there.y != here.y) glfwSetWindowPos(state.window, there.x, there.y);
    }

    static void moved(GLFWwindow* window, double x, double y) {
        const float unit = units_per_px(window);
        state(window).events.push_back(PointerMoved{static_cast<float>(x) / unit, static_cast<float>(y) / unit});
    }

    static void entered(GLFWwindow* window, int inside) {
        if (!inside) state(window).events.push_back(PointerLeft{});
    }

    static void button(GLFWwindow* window, int button, int action, int modifiers) {
        if (button == GLFW_MOUSE_BUTTON_RIGHT && action == GLFW_PRESS) state(window).events.push_back(MenuPressed{});
        if (button != GLFW_MOUSE_BUTTON_LEFT) return;
        // A press happens at the pointer's last reported position. Asking GLFW would give the position at this moment.
        if (action == GLFW_RELEASE) return state(window).events.push_back(PointerReleased{});
        const bool shift = modifiers & GLFW_MOD_SHIFT;
        state(window).events.push_back(PointerPressed{shift, count_clicks(window)});
    }

    static int count_clicks(GLFWwindow* window) {
        constexpr double longest_s = 0.4, farthest_px = 4;
        Press& last = state(window).last_press;
        Press now{.time_s = glfwGetTime()};
        glfwGetCursorPos(window, &now.x, &now.y);
        const double distance = std::hypot(now.x - last.x, now.y - last.y);
        const bool goes_on = now.time_s - last.time_s < longest_s && distance < farthest_px * units_per_px(window);
        now.clicks = goes_on ? last.clicks + 1 : 1;
        last = now;
        return now.clicks;
    }

    static void scrolled(GLFWwindow* window, double, double notches) {
        state(window).events.push_back(WheelTurned{static_cast<float>(notches)});
    }

    static void key(GLFWwindow* window, int key, int scancode, int action, int modifiers) {
        if (action == GLFW_RELEASE) return;
        if (key >= GLFW_KEY_A && key <= GLFW_KEY_Z) key = key_by_layout(key, glfwGetKeyName(key, scancode));
        if (is_quit(key, modifiers)) {
            glfwSetWindowShouldClose(window, GLFW_TRUE);
            return;
        }
        if (action == GLFW_PRESS && is_panel_toggle(key, modifiers))
            state(window).events.push_back(Command::TogglePanel);
        else if (action == GLFW_PRESS && key == GLFW_KEY_F6) state(window).events.push_back(Command::SwitchSide);
        else if (action == GLFW_PRESS && key == GLFW_KEY_ESCAPE) state(window).events.push_back(Command::LeavePanel);
        if (is_paste(key, modifiers)) {
            const char* const text = glfwGetClipboardString(window);
            if (text) state(window).events.push_back(TextPasted{text});
            return;
        }
        const auto press = action == GLFW_REPEAT ? native::Press::Repeated : native::Press::First;
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
    // Docks and window rules know the program by this name. A title only names what it shows.
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "twotrack");
    glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "twotrack");
#if defined(GLFW_WAYLAND_APP_ID)
    glfwWindowHintString(GLFW_WAYLAND_APP_ID, "twotrack");
#endif
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
    std::ranges::transform(std::array{GLFW_ARROW_CURSOR, GLFW_HAND_CURSOR, GLFW_IBEAM_CURSOR}, state.cursors.begin(),
                           glfwCreateStandardCursor);
    glfwSetCursor(state.window, state.cursors.front());
    Callbacks::install(state.window, state);
    set_icon(state.window);
    state.normal = state.before = Callbacks::rect(state.window);
    return window;
}

void Window::show(bool is_maximised) {
    if (is_maximised) glfwMaximizeWindow(state_->window);
    glfwShowWindow(state_->window);
}

void Window::place(int x, int y, WindowSize size) {
    const float unit = units_per_px();
    Callbacks::place(*state_, {x, y, units(size.width, unit), units(size.height, unit)});
    state_->normal = state_->before = Callbacks::rect(state_->window);
}

Window::Place Window::normal_place() const {
    const float unit = units_per_px();
    const ScreenRect& normal = state_->normal;
    return {normal.x,
            normal.y,
            {static_cast<float>(normal.width) / unit, static_cast<float>(normal.height) / unit},
            state_->is_maximised};
}

std::vector<Window::Event> Window::wait(std::chrono::milliseconds longest) {
    glfwWaitEventsTimeout(std::chrono::duration<double>(longest).count());
    Callbacks::remember_place(*state_);
    return std::exchange(state_->events, {});
}

std::vector<Window::Event> Window::poll() {
    glfwPollEvents();
    Callbacks::remember_place(*state_);
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
    if (glfwGetWindowAttrib(state_->window, GLFW_MAXIMIZED)) return;
    const float unit = units_per_px();
    ScreenRect wanted = Callbacks::rect(state_->window);
    wanted.width = units(size.width, unit);
    wanted.height = units(size.height, unit);
    Callbacks::place(*state_, wanted);
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
    glfwSetCursor(state_->window, state_->cursors[static_cast<std::size_t>(cursor)]);
}

void Window::copy(const std::string& text) { glfwSetClipboardString(state_->window, text.c_str()); }

void Window::swap() { glfwSwapBuffers(state_->window); }

}  // namespace twotrack::native
