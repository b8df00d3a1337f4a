#include <algorithm>
#include <array>
#include <cmath>

#include "ui/blocks/blocks.hpp"

namespace twotrack::ui {
namespace {

/// Maps the plane of the two traits to the chart's square.
struct Plane {
    Rect square;
    double range;

    [[nodiscard]] ImVec2 at(double x, double y) const {
        const auto share = [this](double value) { return static_cast<float>(value / range * 0.5 + 0.5); };
        return {square.x + square.width * share(x), square.y + square.height * (1.0f - share(y))};
    }
};

/// Fills the area where one side leads by more than the zone: a corner of the square, cut off parallel to the diagonal.
void draw_side(Painter& painter, const Plane& plane, double zone, bool y_leads, ImU32 colour) {
    const double r = plane.range;
    if (zone >= 2 * r) return;
    // The corner for y_leads. The other corner is its mirror image in the diagonal.
    std::array<std::array<double, 2>, 3> corner{{{-r, r}, {-r, -r + zone}, {r - zone, r}}};
    std::array<ImVec2, 3> points;
    for (std::size_t i = 0; i < 3; ++i) {
        const auto [x, y] = corner[i];
        points[i] = y_leads ? plane.at(x, y) : plane.at(y, x);
    }
    painter.polygon(points, colour);
}

/// Fills the area where both traits are high (`sign` 1) or low (`sign` −1), and neither leads by more than the zone.
void draw_both(Painter& painter, const Plane& plane, double zone, double sign, ImU32 colour) {
    const double r = plane.range, z = std::min(zone, r);
    const std::array<std::array<double, 2>, 6> outline{{{0, 0}, {z, 0}, {r, r - z}, {r, r}, {r - z, r}, {0, z}}};
    std::array<ImVec2, 6> points;
    for (std::size_t i = 0; i < points.size(); ++i) points[i] = plane.at(sign * outline[i][0], sign * outline[i][1]);
    painter.polygon(points, colour);
}

/// The ellipse that holds 80 % of a bivariate normal posterior.
std::array<ImVec2, 64> credible_region(const TraitMap& map, const Plane& plane) {
    constexpr double radius = 1.7941225779941015;  // √(−2 ln 0.2)
    // Cholesky factor of the covariance matrix.
    const double a = map.standard_error_x;
    const double b = map.covariance / a;
    const double c = std::sqrt(std::max(0.0, map.standard_error_y * map.standard_error_y - b * b));
    std::array<ImVec2, 64> points;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const double angle = static_cast<double>(i) * 2.0 * 3.14159265358979323846 / 64.0;
        const double u = radius * std::cos(angle), v = radius * std::sin(angle);
        points[i] = plane.at(map.x + a * u, map.y + b * u + c * v);
    }
    return points;
}

}  // namespace

float draw_block(Painter& painter, const TraitMap& map, const Column& column) {
    const Theme& theme = painter.theme;
    // In a small square the labels are smaller, because they would otherwise meet in its middle.
    const float size_em = 0.81f * std::min(1.0f, column.width / painter.em(11));
    const TextStyle axis{.size_em = size_em, .colour = theme.ink_2, .line_height = 1.4f, .align = Align::Centre};
    const float margin = painter.em(axis.size_em * axis.line_height) + 4.0f;
    const float side = painter.snap(std::min(column.width - margin, 320.0f));
    const Plane plane{{painter.snap(column.x + margin), column.y, side, side}, map.range};

    painter.fill(plane.square, theme.raised);
    painter.clip(plane.square);
    draw_side(painter, plane, map.zone, true, theme.people_soft);
    draw_side(painter, plane, map.zone, false, theme.technical_soft);
    draw_both(painter, plane, map.zone, 1.0, theme.good_soft);
    draw_both(painter, plane, map.zone, -1.0, theme.line);
    const ImU32 colour = map.y - map.x > map.zone   ? theme.people
                         : map.x - map.y > map.zone ? theme.technical
                                                    : theme.ink_2;
    const std::array<ImVec2, 64> region = credible_region(map, plane);
    painter.polygon(region, faded(colour, 0.22f));
    painter.end_clip();
    painter.border(plane.square, theme.line, 1.0f, 0.0f);

    constexpr float inset = 10.0f;
    const float x = plane.square.x + inset, width = side - 2 * inset, half = (width - inset) / 2;
    const float top = plane.square.y + inset, bottom = plane.square.y + side - inset;
    struct Corner {
        const Text& text;
        ImU32 ink;
        bool at_end, at_bottom;
        Rect rect = {};
    };
    // In reading order: the two upper corners, then the two lower corners.
    std::array<Corner, 4> corners{{{map.high_corner, on_soft(theme, theme.people), false, false},
                                   {map.both_corner, on_soft(theme, theme.good), true, false},
                                   {map.neither_corner, theme.ink_2, false, true},
                                   {map.low_corner, on_soft(theme, theme.technical), true, true}}};
    const auto style_of = [&](const Corner& corner) {
        return TextStyle{.size_em = size_em,
                         .weight = Weight::Semibold,
                         .colour = corner.ink,
                         .line_height = 1.4f,
                         .align = corner.at_end ? Align::End : Align::Start};
    };
    for (Corner& corner : corners) {
        const Size size = painter.measure(corner.text.string, style_of(corner), half);
        corner.rect = {corner.at_end ? x + width - size.width : x, corner.at_bottom ? bottom - size.height : top,
                       size.width, size.height};
    }
    const auto draw = [&](const Corner& corner) {
        painter.text(corner.text, style_of(corner), corner.at_end ? x + width - half : x, corner.rect.y, half);
    };
    draw(corners[0]);
    draw(corners[1]);

    const ImVec2 you = plane.at(std::clamp(map.x, -map.range, map.range), std::clamp(map.y, -map.range, map.range));
    painter.disc(you, 8.0f, theme.surface);
    painter.disc(you, 5.5f, colour);
    // The label goes above the point, or below it if there is no room above. It never crosses an edge or the words of a
    // corner.
    const TextStyle you_style{.size_em = size_em, .weight = Weight::Semibold, .colour = theme.ink, .line_height = 1.3f};
    const Size you_size = painter.measure(map.you.string, you_style, width);
    const float you_x = std::clamp(you.x - you_size.width / 2, x, x + width - you_size.width);
    float free_from = top, free_to = bottom;
    for (const auto& [text, ink, at_end, at_bottom, rect] : corners) {
        constexpr float gap = 4.0f;
        if (you_x > rect.x + rect.width + gap || you_x + you_size.width + gap < rect.x) continue;
        if (at_bottom) free_to = std::min(free_to, rect.y);
        else free_from = std::max(free_from, rect.y + rect.height);
    }
    const float above = you.y - you_size.height - 8.0f, below = you.y + 8.0f;
    const bool has_room_above = above > std::max(free_from, top + painter.em(1.3f) + 2.0f);
    const float you_y = has_room_above ? std::min(above, free_to - you_size.height) : std::max(below, free_from);
    painter.text(map.you, you_style, you_x, you_y, you_size.width + 1.0f);

    draw(corners[2]);
    draw(corners[3]);

    painter.text_upwards(map.y_label, axis, column.x + margin / 2 - 2.0f, plane.square.y + side / 2);
    const float label_y = plane.square.y + side + 6.0f;
    const Size label = painter.text(map.x_label, axis, plane.square.x, label_y, side);
    return label_y + label.height - column.y;
}

}  // namespace twotrack::ui
