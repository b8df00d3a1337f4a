#include "native/desktop/graphics/icon.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cstdint>

#include "ui/base/theme.hpp"

namespace twotrack::icon_test {

using namespace twotrack::native;

namespace {

ImU32 colour_at(const std::vector<unsigned char>& pixels, int size, float x, float y) {
    const auto row = static_cast<std::size_t>(y * static_cast<float>(size));
    const auto column = static_cast<std::size_t>(x * static_cast<float>(size));
    const unsigned char* const at = &pixels[(row * static_cast<std::size_t>(size) + column) * 4];
    return IM_COL32(at[0], at[1], at[2], at[3]);
}

}  // namespace

TEST_CASE("The icon has both tracks from one point, and corners that are not there, at each size") {
    const ui::Theme theme = ui::light_theme();
    for (const int size : {16, 32, 48, 128}) {
        CAPTURE(size);
        const auto pixels = icon_pixels(size);
        REQUIRE(pixels.size() == static_cast<std::size_t>(size * size * 4));
        CHECK(colour_at(pixels, size, 0.7f, 0.28f) == theme.technical);
        CHECK(colour_at(pixels, size, 0.24f, 0.5f) == theme.ink);
        CHECK(colour_at(pixels, size, 0.9f, 0.5f) == theme.surface);
        CHECK(colour_at(pixels, size, 0.0f, 0.0f) >> IM_COL32_A_SHIFT == 0);
        // At 16 pixels, the thin track fills no pixel.
        if (size >= 32) CHECK(colour_at(pixels, size, 0.7f, 0.72f) == theme.people);
    }
}

}  // namespace twotrack::icon_test
