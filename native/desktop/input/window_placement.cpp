#include "native/desktop/input/window_placement.hpp"

#include <algorithm>
#include <cmath>

#include "core/json/json.hpp"
#include "core/json/json_writer.hpp"

namespace twotrack::native {
namespace {

constexpr int title_bar = 40;  // what a window's own frame may need above the content
constexpr double least_px = 100, most_px = 20'000, farthest = 1'000'000;

/// nullopt if there is no such number within these bounds.
std::optional<double> number_in(const json::Value& object, std::string_view name, double least, double most) {
    const json::Value* const value = object.find(name);
    const bool fits = value && value->kind == json::Kind::Number && value->number >= least && value->number <= most;
    return fits ? std::optional(value->number) : std::nullopt;
}

long long covered(const ScreenRect& window, const ScreenRect& area) {
    const long long width = std::min(window.x + window.width, area.x + area.width) - std::max(window.x, area.x);
    const long long height = std::min(window.y + window.height, area.y + area.height) - std::max(window.y, area.y);
    return std::max(0LL, width) * std::max(0LL, height);
}

}  // namespace

std::string placement_json(const WindowPlacement& placement) {
    JsonWriter json;
    json.begin_object();
    json.member("x", placement.x);
    json.member("y", placement.y);
    json.member("page_width", static_cast<double>(placement.page_width_px));
    json.member("height", static_cast<double>(placement.height_px));
    json.member("maximised", placement.is_maximised);
    json.end_object();
    return json.take() + "\n";
}

std::optional<WindowPlacement> parse_placement(std::string_view text) {
    const auto object = json::parse(text);
    if (!object) return std::nullopt;
    const auto x = number_in(*object, "x", -farthest, farthest), y = number_in(*object, "y", -farthest, farthest);
    const auto width = number_in(*object, "page_width", least_px, most_px);
    const auto height = number_in(*object, "height", least_px, most_px);
    if (!x || !y || !width || !height) return std::nullopt;
    const json::Value* const maximised = object->find("maximised");
    return WindowPlacement{static_cast<int>(std::lround(*x)), static_cast<int>(std::lround(*y)),
                           static_cast<float>(*width), static_cast<float>(*height),
                           maximised && maximised->kind == json::Kind::Boolean && maximised->boolean};
}

ScreenRect kept_on_screen(const ScreenRect& window, std::span<const ScreenRect> areas) {
    if (areas.empty()) return window;
    long long all = 0;
    const ScreenRect* best = &areas.front();
    for (const ScreenRect& area : areas) {
        all += covered(window, area);
        if (covered(window, area) > covered(window, *best)) best = &area;
    }
    // A window may stand on several monitors at once.
    if (all >= static_cast<long long>(window.width) * window.height) return window;
    ScreenRect kept;
    const bool keeps_top = window.y >= best->y && window.y < best->y + best->height;
    const int top = best->y + (keeps_top ? 0 : std::min(title_bar, best->height / 2));
    const int room = best->y + best->height - top;
    kept.width = std::min(window.width, best->width);
    kept.height = std::min(window.height, room);
    kept.x = std::clamp(window.x, best->x, best->x + best->width - kept.width);
    kept.y = std::clamp(window.y, top, top + room - kept.height);
    return kept;
}

}  // namespace twotrack::native
