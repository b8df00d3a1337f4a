#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/elementary.hpp"
#include "ui/blocks/blocks.hpp"

namespace twotrack::ui {

float draw_block(Painter& painter, const Gauge& gauge, const Column& column) {
    const Theme& theme = painter.theme;
    constexpr float hill = 64.0f, track = 6.0f;
    const float left = column.x + 8.0f, width = column.width - 16.0f;
    const float base = painter.snap(column.y + 12.0f + hill);
    const auto x_of = [&](double logits) {
        const double share = std::clamp(logits / gauge.range, -1.0, 1.0) * 0.5 + 0.5;
        return left + width * static_cast<float>(share);
    };
    // The hill rises while it moves from the middle to its place.
    const float settled = painter.page_progress(200.0f);
    const double mean = gauge.mean * settled;
    const bool towards_high = gauge.mean > 0;
    const ImU32 side = std::fabs(gauge.mean) <= gauge.zone ? theme.ink_2
                       : towards_high                      ? theme.people
                                                           : theme.technical;

    painter.fill({left, base, width, track}, theme.line, track / 2);

    // The posterior. Its peak always has the same height: the width of the hill shows the certainty.
    std::array<ImVec2, 121> curve;
    for (std::size_t i = 0; i < curve.size(); ++i) {
        const double logits = gauge.range * (static_cast<double>(i) / 60.0 - 1.0);
        const double z = (logits - mean) / gauge.standard_deviation;
        curve[i] = {x_of(logits), base + 1.0f - hill * settled * static_cast<float>(exponential(-0.5 * z * z))};
    }
    painter.area(curve, base + 1.0f, mix(theme.surface, side, 0.2f));

    const float zone_left = painter.snap(x_of(-gauge.zone)), zone_right = painter.snap(x_of(gauge.zone));
    const Rect zone{zone_left, base + track / 2 - 9.0f, zone_right - zone_left, 18.0f};
    painter.fill(zone, faded(theme.surface, 0.55f), 9.0f);
    painter.dashed_border(zone, theme.line_2, 9.0f);
    painter.polyline(curve, side, 2.0f);

    const ImVec2 point{x_of(mean), base + track / 2};
    painter.disc(point, 11.0f, theme.surface);
    painter.disc(point, 8.0f, side);

    TextStyle label{.size_em = 0.88f, .weight = Weight::Semibold, .colour = theme.technical};
    const TextStyle zone_label{.size_em = 0.81f, .colour = theme.ink_3, .align = Align::Centre};
    const float y = painter.snap(base + track + 12.0f);
    const float half = width / 2 - 4.0f;
    float height = painter.text(gauge.low, label, left, y, half).height;
    const float zone_width = painter.measure(gauge.zone_label.string, zone_label, width).width;
    const float ends = std::max(painter.measure(gauge.low.string, label, width).width,
                                painter.measure(gauge.high.string, label, width).width);
    // On a phone, the zone's label goes below the labels of the two ends.
    const bool below = zone_width + 2 * ends + 24.0f > width;
    if (!below) height = std::max(height, painter.text(gauge.zone_label, zone_label, left, y, width).height);
    label.colour = theme.people;
    label.align = Align::End;
    height = std::max(height, painter.text(gauge.high, label, left + width - half, y, half).height);
    if (below) height += painter.text(gauge.zone_label, zone_label, left, y + height, width).height;
    return y + height - column.y;
}

}  // namespace twotrack::ui
