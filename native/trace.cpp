#include "native/trace.hpp"

#include <cmath>

#include "core/json_writer.hpp"

namespace twotrack::native {

std::string trace_line(const PageView& view, WindowSize window, float units_per_px) {
    // Tenths are more than a pointer can tell.
    const auto units = [&](float px) { return std::round(static_cast<double>(px * units_per_px) * 10) / 10; };
    JsonWriter json;
    json.begin_object();
    json.member("page", view.page().id);
    json.member("width", units(window.width));
    json.member("height", units(window.height));
    json.key("controls");
    json.begin_array();
    for (const ui::ControlBox& box : view.frame().controls) {
        json.begin_object();
        json.member("id", box.id);
        json.member("x", units(box.rect.x));
        json.member("y", units(box.rect.y));
        json.member("width", units(box.rect.width));
        json.member("height", units(box.rect.height));
        json.end_object();
    }
    json.end_array();
    json.member("focused", view.interaction().focused);
    json.end_object();
    return json.take() + "\n";
}

}  // namespace twotrack::native
