#pragma once

#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "native/desktop/graphics/load_font.hpp"
#include "ui/base/frame.hpp"

namespace twotrack::test {

/// Inter, loaded as in the desktop app, for a Canvas. The test fails if Inter is not installed: another font has other
/// widths, and a skipped test would check nothing.
inline ui::Fonts inter_font(ImFontAtlas& atlas) {
    static const auto files = native::find_system_fonts("en");  // asking fontconfig takes longer than drawing
    const bool is_inter = files && std::filesystem::path(files->regular.path).filename().string().starts_with("Inter");
    if (!is_inter)
        FAIL(
            "The font Inter is not installed. On Debian it is the package fonts-inter, which scripts/setup test "
            "installs; elsewhere, install the family from rsms.me/inter.");
    const ui::Fonts fonts{native::load_font(atlas, files->regular, native::SizeBasis::Em),
                          native::load_font(atlas, files->semibold, native::SizeBasis::Em)};
    INFO(files->regular.path << " and " << files->semibold.path);
    REQUIRE(fonts.regular);
    REQUIRE(fonts.semibold);
    return fonts;
}

}  // namespace twotrack::test
