#include "ui/paint/text_setter.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "core/base/utf8.hpp"

namespace twotrack::ui {
namespace {

constexpr std::string_view breaks = " \n";

/// Whether a character surely begins a glyph of its own, which spares most letters a question to the host: Latin,
/// Greek, Cyrillic, punctuation and signs, without their combining marks. (What formats text among them joins nothing
/// either, except for U+200C and U+200D, which come before.)
bool stands_alone(char32_t c) { return c < 0x300 || (c >= 0x370 && c < 0x483) || (c >= 0x200E && c < 0x20D0); }

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

float TextSetter::device_width(std::string_view text, const TextStyle& style) const {
    ImFontBaked& baked = face(style);
    float width = 0.0f;
    while (!text.empty()) {
        const Glyph glyph = first_glyph(text);
        width += baked.GetCharAdvance(glyph.code);
        text.remove_prefix(glyph.n_bytes);
    }
    return width;
}

float TextSetter::longest_word(std::string_view text, const TextStyle& style) const {
    float longest = 0.0f;
    for (std::size_t begin = 0; begin < text.size(); ++begin) {
        const std::size_t end = std::min(text.find_first_of(breaks, begin), text.size());
        longest = std::max(longest, device_width(text.substr(begin, end - begin), style));
        begin = end;
    }
    return longest / density_;
}

TextSetter::Setting TextSetter::fitted(std::string_view text, const TextStyle& wanted, float width) const {
    const TextStyle style = shrunk(text, wanted, width);
    return {style, style.balance == Balance::Even ? even_measure(text, style, width) : width};
}

TextSetter::Line TextSetter::first_line(std::string_view text, const Setting& setting) const {
    ImFontBaked& baked = face(setting.style);
    const float measure = setting.measure * density_;
    // The words so far, and those up to the last space that may end the line.
    std::size_t at = 0, words = 0, whole_words = 0;
    float width = 0.0f, words_width = 0.0f, whole_width = 0.0f;
    while (at < text.size() && text[at] != '\n') {
        const Glyph glyph = first_glyph(text.substr(at));
        width += baked.GetCharAdvance(glyph.code);
        if (text[at] == ' ') {
            whole_words = words;
            whole_width = words_width;
        } else {
            // A line of one glyph is still legible where the measure holds none.
            if (width > measure && words > 0) {
                if (whole_words > 0) {
                    words = whole_words;
                    words_width = whole_width;
                }
                at = words;
                break;
            }
            words = at + glyph.n_bytes;
            words_width = width;
        }
        at += glyph.n_bytes;
    }
    return {text.substr(0, words), words_width / density_,
            text.substr(std::min(text.find_first_not_of(breaks, at), text.size()))};
}

TextSetter::Glyph TextSetter::first_glyph(std::string_view text) const {
    constexpr ImWchar replacement = 0xFFFD;
    // Most texts are ASCII, of which nothing joins what stands before it.
    const auto is_ascii = [&](std::size_t at) { return static_cast<unsigned char>(text[at]) < 0x80; };
    if (is_ascii(0) && (text.size() == 1 || is_ascii(1))) return {static_cast<ImWchar>(text[0]), 1};
    const Character first = first_character(text);
    if (first.n_bytes == 0) return {replacement, 1};
    std::size_t n_bytes = first.n_bytes;
    std::uint32_t code = first.code_point;
    if (code > 0xFFFF && fonts_.join) code = fonts_.join(0, code);
    for (;;) {
        const Character next = first_character(text.substr(n_bytes));
        if (!fonts_.join || stands_alone(next.code_point)) break;
        const std::uint32_t joined = fonts_.join(code, next.code_point);
        if (joined == 0) break;
        code = joined;
        n_bytes += next.n_bytes;
    }
    return {code == 0 || code > IM_UNICODE_CODEPOINT_MAX ? replacement : static_cast<ImWchar>(code), n_bytes};
}

ImFontBaked& TextSetter::face(const TextStyle& style) const {
    return *(style.weight == Weight::Semibold ? fonts_.semibold : fonts_.regular)->GetFontBaked(font_size(style));
}

float TextSetter::font_size(const TextStyle& style) const { return std::round(text_px_ * style.size_em * density_); }

float TextSetter::line_height(const TextStyle& style) const {
    return std::round(text_px_ * style.size_em * style.line_height * density_) / density_;
}

TextStyle TextSetter::shrunk(std::string_view text, TextStyle style, float width) const {
    // Below this size, a word would not look like part of its page: it is broken instead.
    const float smallest = 0.6f * style.size_em;
    const float pixel = 1.0f / (text_px_ * density_);
    float longest = longest_word(text, style);
    while (style.size_em > smallest && longest > width) {
        // Advances are nearly in proportion to the size. The step lands a pixel above what fits, and then goes by
        // pixels.
        const float wanted = std::floor((style.size_em * width / longest) / pixel + 1.0f) * pixel;
        style.size_em = std::max(smallest, std::min(style.size_em - pixel, wanted));
        longest = longest_word(text, style);
    }
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
