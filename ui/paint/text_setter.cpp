#include "ui/paint/text_setter.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/utf8.hpp"

namespace twotrack::ui {
namespace {

bool is_break(char c) { return c == ' ' || c == '\n'; }

}  // namespace

Size TextSetter::measure(std::string_view text, const TextStyle& style, float width) const {
    const Setting setting = fitted(text, style, width);
    const float height = line_height(setting.style);
    Size size;
    while (!text.empty()) {
        const Line line = first_line(text, setting);
        text = line.rest;
        size.width = std::max(size.width, line.width);
        size.height += height;
    }
    return size;
}

float TextSetter::longest_word(std::string_view text, const TextStyle& style) const {
    float longest = 0.0f;
    for (std::size_t begin = 0; begin < text.size(); ++begin) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        const char* const word = text.data();
        longest = std::max(longest,
                           font(style.weight)->CalcTextSizeA(font_size(style), 1e6f, 0.0f, word + begin, word + end).x);
        begin = end;
    }
    return longest / density_;
}

TextSetter::Setting TextSetter::fitted(std::string_view text, const TextStyle& wanted, float width) const {
    const TextStyle style = shrunk(text, wanted, width);
    return {style, style.balance == Balance::Even ? even_measure(text, style, width) : width};
}

TextSetter::Line TextSetter::first_line(std::string_view text, const Setting& setting) const {
    ImFont* const face = font(setting.style.weight);
    const float size = font_size(setting.style);
    const char* const begin = text.data();
    const char* const end = begin + text.size();
    const char* line_end = face->CalcWordWrapPosition(size, begin, end, setting.measure * density_);
    // ImGui returns no character if the width holds none. A line of one character is still legible.
    if (line_end == begin) line_end = begin + 1;
    // ImGui also breaks after punctuation inside a word, such as the question mark in "(why?)". A word stays whole.
    const char* word = line_end;
    while (word > begin && !is_break(word[-1])) --word;
    if (line_end < end && !is_break(*line_end) && word > begin) line_end = word;
    line_end = begin + ceil_character_boundary(text, static_cast<std::size_t>(line_end - begin));
    const char* words_end = line_end;
    while (words_end > begin && words_end[-1] == ' ') --words_end;
    const float width = face->CalcTextSizeA(size, 1e6f, 0.0f, begin, words_end).x / density_;
    const char* next = line_end;
    while (next < end && is_break(*next)) ++next;
    return {{begin, words_end}, width, {next, end}};
}

ImFont* TextSetter::font(Weight weight) const { return weight == Weight::Semibold ? fonts_.semibold : fonts_.regular; }

float TextSetter::font_size(const TextStyle& style) const { return std::round(text_px_ * style.size_em * density_); }

float TextSetter::line_height(const TextStyle& style) const {
    return std::round(text_px_ * style.size_em * style.line_height * density_) / density_;
}

TextStyle TextSetter::shrunk(std::string_view text, TextStyle style, float width) const {
    // Below this size, a word would not look like part of its page: it is broken instead.
    const float smallest = 0.6f * style.size_em;
    const float pixel = 1.0f / (text_px_ * density_);
    while (style.size_em > smallest && longest_word(text, style) > width)
        style.size_em = std::max(smallest, style.size_em - pixel);
    return style;
}

float TextSetter::even_measure(std::string_view text, const TextStyle& style, float width) const {
    const int least = n_lines(text, {style, width});
    if (least < 2) return width;
    float low = width / static_cast<float>(least), high = width;
    for (int step = 0; step < 8; ++step) {
        const float middle = 0.5f * (low + high);
        (n_lines(text, {style, middle}) > least ? low : high) = middle;
    }
    return high;
}

/// Counts a line that ends inside a word twice, because breaking a word does not make lines more even.
int TextSetter::n_lines(std::string_view text, const Setting& setting) const {
    int n = 0;
    while (!text.empty()) {
        const Line line = first_line(text, setting);
        text = line.rest;
        n += !text.empty() && text.data() == line.words.data() + line.words.size() ? 2 : 1;
    }
    return n;
}

}  // namespace twotrack::ui
