#pragma once

#include <imgui.h>

#include <string_view>

#include "ui/base/frame.hpp"

namespace twotrack::ui {

enum class Weight { Regular, Semibold };
enum class Align { Start, Centre, End };
enum class Balance { Greedy, Even };  ///< Even: lines of a heading are about equally long

/// How a text is set. Sizes are in em of the page's text, so that all follows it.
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

/// Breaks texts into lines, and says how large they are. Draws nothing, and allocates only while ImGui rasterises a
/// glyph for the first time. Lengths are CSS pixels where nothing else is said. Texts are UTF-8.
class TextSetter {
public:
    /// @param fonts     both are loaded. The caller keeps them for as long as the setter.
    /// @param viewport  gives the density and the size of the page's text.
    TextSetter(const Fonts& fonts, const Viewport& viewport)
        : fonts_(fonts), density_(viewport.density), text_px_(viewport.text_px) {}

    /// How large a text is when it is set into this width; `width` of the result is its widest line's.
    /// Cost: O(bytes); for Balance::Even up to ten times as much.
    [[nodiscard]] Size measure(std::string_view text, const TextStyle& style, float width) const;

    /// How wide the text's longest word is, as large as the style says.
    [[nodiscard]] float longest_word(std::string_view text, const TextStyle& style) const;

    /// How a text is set into a width.
    struct Setting {
        TextStyle style;    ///< smaller than wanted where the longest word would not fit
        float measure = 0;  ///< how wide a line may be: the width, or less where lines are evened
    };
    [[nodiscard]] Setting fitted(std::string_view text, const TextStyle& wanted, float width) const;

    /// One line of a text.
    struct Line {
        std::string_view words;  ///< without the space behind them
        float width = 0;         ///< of the words
        std::string_view rest;   ///< of the text: where the next line begins; empty after the last
    };
    /// The first line of a text that breaks at this measure. A word stays whole where it fits; a measure that holds no
    /// character gives lines of one.
    /// @pre !text.empty()
    [[nodiscard]] Line first_line(std::string_view text, const Setting& setting) const;

    [[nodiscard]] ImFont* font(Weight weight) const;
    /// In device pixels, whole: a font has few sizes, and each is rasterised once.
    [[nodiscard]] float font_size(const TextStyle& style) const;
    /// A whole number of device pixels.
    [[nodiscard]] float line_height(const TextStyle& style) const;

private:
    [[nodiscard]] TextStyle shrunk(std::string_view text, TextStyle style, float width) const;
    [[nodiscard]] float even_measure(std::string_view text, const TextStyle& style, float width) const;
    [[nodiscard]] int n_lines(std::string_view text, const Setting& setting) const;

    const Fonts& fonts_;
    float density_;
    float text_px_;
};

}  // namespace twotrack::ui
