#include "native/desktop/graphics/icon.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "ui/base/theme.hpp"

namespace twotrack::native {
namespace {

// Lengths are shares of the icon's size.
struct Point {
    float x = 0, y = 0;
};

/// A line from the left, which leaves the middle in a curve and then runs straight to its round end.
struct Track {
    float end_y = 0;
    float half_width = 0;
    ImU32 colour = 0;
};

constexpr float start_x = 0.24f, curve_end_x = 0.56f, end_x = 0.80f, middle_y = 0.5f;
constexpr int n_steps = 48;

Point point_of(const Track& track, float t) {
    constexpr float curve_share = 0.6f;
    if (t >= curve_share) {
        const float share = (t - curve_share) / (1 - curve_share);
        return {curve_end_x + (end_x - curve_end_x) * share, track.end_y};
    }
    const float s = t / curve_share, smooth = s * s * (3 - 2 * s);
    return {start_x + (curve_end_x - start_x) * s, middle_y + (track.end_y - middle_y) * smooth};
}

float distance_to(const Track& track, Point at) {
    float nearest = 1;
    for (int step = 0; step <= n_steps; ++step) {
        const Point point = point_of(track, static_cast<float>(step) / n_steps);
        nearest = std::min(nearest, std::hypot(at.x - point.x, at.y - point.y));
    }
    return nearest;
}

float distance_to_tile(Point at) {
    constexpr float half = 0.47f, radius = 0.2f;
    const float x = std::max(0.0f, std::fabs(at.x - 0.5f) - (half - radius));
    const float y = std::max(0.0f, std::fabs(at.y - 0.5f) - (half - radius));
    return std::hypot(x, y) - radius;
}

}  // namespace

std::vector<unsigned char> icon_pixels(int size_px) {
    const ui::Theme theme = ui::light_theme();
    const std::array tracks{Track{0.72f, 0.05f, theme.people}, Track{0.28f, 0.085f, theme.technical}};
    const auto size = static_cast<float>(size_px);
    // How much of a pixel lies within an edge at this distance, which is negative inside.
    const auto cover = [&](float distance) { return std::clamp(0.5f - distance * size, 0.0f, 1.0f); };
    std::vector<unsigned char> pixels;
    pixels.reserve(static_cast<std::size_t>(size_px) * static_cast<std::size_t>(size_px) * 4);
    for (int row = 0; row < size_px; ++row) {
        for (int column = 0; column < size_px; ++column) {
            const Point at{(static_cast<float>(column) + 0.5f) / size, (static_cast<float>(row) + 0.5f) / size};
            ImU32 colour = theme.surface;
            for (const Track& track : tracks)
                colour = ui::mix(colour, track.colour, cover(distance_to(track, at) - track.half_width));
            colour = ui::mix(colour, theme.ink, cover(std::hypot(at.x - start_x, at.y - middle_y) - 0.1f));
            for (const int shift : {IM_COL32_R_SHIFT, IM_COL32_G_SHIFT, IM_COL32_B_SHIFT})
                pixels.push_back(static_cast<unsigned char>(colour >> shift & 0xFF));
            pixels.push_back(static_cast<unsigned char>(std::lround(255 * cover(distance_to_tile(at)))));
        }
    }
    return pixels;
}

}  // namespace twotrack::native
