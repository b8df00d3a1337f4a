#pragma once

#include <imgui.h>

#include <string_view>

#include "ui/base/frame.hpp"

namespace twotrack::ui {

enum class Weight { Regular, Semibold };
enum class Align { Start, Centre, End };
enum class Balance { Greedy, Even };  ///< Even: lines of a heading are about equally long

/// How a text is set. Sizes are in em of the page's text, and follow it.
struct TextStyle {
    float size_em = 1.0f;
    Weight weight = Weight::Regular;
    ImU32 colour = 0;
    float line_height = 1.5f;  ///< of the font size
    Align align = Align::Start;
    Balance balance = Balance::Greedy;
};

struct Size {
    float width = 0, height = 0;
};

/// Breaks texts into lines and measures them. It draws nothing, and allocates only while ImGui rasterises a glyph for
/// the first time. Lengths are CSS pixels unless stated otherwise. Texts are UTF-8; a line feed ends a line.
/// Cost: O(bytes) for every function, times the number of sizes or widths that are tried, which is at most ten.
class TextSetter {
public:
    /// @param fonts     both loaded; they must outlive the setter.
    /// @param viewport  gives the density and the size of the page's text.
    TextSetter(const Fonts& fonts, const Viewport& viewport)
        : fonts_(fonts), density_(viewport.density), text_px_(viewport.text_px) {}

    /// The size of a text that is set into this width. The `width` of the result is that of the widest line.
    [[nodiscard]] Size measure(std::string_view text, const TextStyle& style, float width) const;

    /// The width of the text's longest word at the size of the style.
    [[nodiscard]] float longest_word(std::string_view text, const TextStyle& style) const;

    /// How a text is set into a width.
    struct Setting {
        TextStyle style;    ///< smaller than wanted if the longest word would not fit
        float measure = 0;  ///< the largest width of a line: the given width, or less for even lines
    };
    [[nodiscard]] Setting fitted(std::string_view text, const TextStyle& wanted, float width) const;

    /// One line of a text.
    struct Line {
        std::string_view words;  ///< without trailing spaces
        float width = 0;         ///< of the words
        std::string_view rest;   ///< the text from the next line on; empty after the last line
    };
    /// The first line of a text, broken at the measure. A word stays whole if it fits. If the measure holds no
    /// character, each line has one character.
    /// @pre !text.empty()
    [[nodiscard]] Line first_line(std::string_view text, const Setting& setting) const;

    /// The letters that are drawn as one glyph. No line breaks inside them.
    struct Glyph {
        ImWchar code = 0;  ///< in the fonts
        std::size_t n_bytes = 0;
    };
    /// @pre !text.empty()
    [[nodiscard]] Glyph first_glyph(std::string_view text) const;

    /// A font at the size of the style. Valid until the next frame.
    [[nodiscard]] ImFontBaked& face(const TextStyle& style) const;
    /// A whole number of device pixels: a font then has few sizes, and each is rasterised once.
    [[nodiscard]] float font_size(const TextStyle& style) const;
    /// In CSS pixels; a whole number of device pixels.
    [[nodiscard]] float line_height(const TextStyle& style) const;

private:
    [[nodiscard]] TextStyle shrunk(std::string_view text, TextStyle style, float width) const;
    [[nodiscard]] float even_measure(std::string_view text, const TextStyle& style, float width) const;
    [[nodiscard]] int n_lines(std::string_view text, const Setting& setting) const;

    /// The width of the text on one line, in device pixels.
    [[nodiscard]] float device_width(std::string_view text, const TextStyle& style) const;

    const Fonts& fonts_;
    float density_;
    float text_px_;
};

}  // namespace twotrack::ui
