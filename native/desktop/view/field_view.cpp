#include "native/desktop/view/field_view.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/utf8.hpp"

namespace twotrack::native {
namespace {

constexpr float inset_px = 12.0f, line_height = 1.5f;
constexpr float selection_strength = 0.25f;

struct Line {
    std::string_view shown;
    std::string_view whole;  ///< with the blanks or the line break at which it ends
};

/// Breaks a text into lines of this width with ImGui's word wrap. There is at least one.
std::vector<Line> lines_of(ImFont& font, float size, std::string_view text, float width) {
    std::vector<Line> lines;
    const char *at = text.data(), *const end = text.data() + text.size();
    while (at < end) {
        const char* const begin = at;
        const char* const line_end = std::find(at, end, '\n');
        const char* const wrapped = at == line_end ? line_end : font.CalcWordWrapPosition(size, at, line_end, width);
        // Where not even a character fits, one is set all the same.
        const std::size_t one = ceil_character_boundary({at, line_end}, 1);
        const char* const stop = wrapped == at && at < line_end ? at + one : wrapped;
        at = stop;
        while (at < line_end && *at == ' ') ++at;
        if (at == line_end && at < end) ++at;
        lines.push_back({{begin, stop}, {begin, at}});
    }
    if (lines.empty() || text.ends_with('\n')) lines.push_back({});
    return lines;
}

FieldLayout::Row row_of(ImFont& font, float size, float density, std::string_view line, std::size_t begin) {
    ImFontBaked& baked = *font.GetFontBaked(size);
    FieldLayout::Row row{.begin = begin};
    float x = 0;
    while (!line.empty()) {
        const auto [c, n_bytes] = first_character(line);
        line.remove_prefix(std::max<std::size_t>(1, n_bytes));
        const auto known = c <= IM_UNICODE_CODEPOINT_MAX ? static_cast<ImWchar>(c) : IM_UNICODE_CODEPOINT_INVALID;
        if (c != U'\n') x += baked.GetCharAdvance(static_cast<ImWchar>(known)) * size / baked.Size / density;
        row.edges.push_back(x);
    }
    return row;
}

void draw_line(ImDrawList& list, const Line& line, ImFont* font, float size, ImVec2 at, ImU32 colour) {
    // An empty line has no address, and ImGui treats a null end as "up to the terminator".
    if (line.shown.empty()) return;
    list.AddText(font, size, at, colour, line.shown.data(), line.shown.data() + line.shown.size());
}

}  // namespace

const TextField* find_field(const Page& page, std::string_view control) {
    for (const Block& block : page.blocks)
        if (const auto* field = std::get_if<TextField>(&block); field && field->control.id == control) return field;
    return nullptr;
}

std::vector<FieldLayout> draw_field_texts(ImDrawList& list, const Page& page, const ui::Frame& frame,
                                          const FieldEditor* editor, std::size_t first_row,
                                          const ui::Viewport& viewport, const ui::Theme& theme,
                                          const ui::Fonts& fonts) {
    const float density = viewport.density, size = std::round(viewport.text_px * density);
    const float line = std::round(viewport.text_px * line_height * density);
    std::vector<FieldLayout> layouts;
    for (const ui::ControlBox& box : frame.controls) {
        const TextField* field = find_field(page, box.id);
        if (!field) continue;
        const FieldEditor* const edited = editor && editor->control() == box.id ? editor : nullptr;
        const ui::Rect& rect = box.rect;
        FieldLayout layout{.id = box.id, .line_px = line / density};
        layout.text = {rect.x + inset_px, rect.y + inset_px, rect.width - 2 * inset_px, rect.height - 2 * inset_px};
        const ImVec2 from{std::round(layout.text.x * density), std::round(layout.text.y * density)};
        const float width = layout.text.width * density, height = layout.text.height * density;
        const auto lines = lines_of(*fonts.regular, size, field->value, width);
        std::size_t row_begin = 0;
        for (const Line& each : lines) {
            layout.rows.push_back(row_of(*fonts.regular, size, density, each.whole, row_begin));
            row_begin = layout.rows.back().end();
        }

        const auto n_shown = std::max<std::size_t>(1, static_cast<std::size_t>(height / line));
        if (edited) {
            // Scrolls no further than the caret needs.
            const std::size_t caret_row = layout.row_of(edited->caret());
            const std::size_t least = caret_row + 1 - std::min(caret_row + 1, n_shown);
            layout.first_row = std::clamp(std::min(first_row, layout.rows.size() - 1), least, caret_row);
        }
        list.PushClipRect(from, {from.x + width + 2, from.y + height}, true);
        float y = from.y;
        const std::size_t end_row = std::min(lines.size(), layout.first_row + n_shown);
        for (std::size_t i = layout.first_row; i < end_row; ++i, y += line) {
            const FieldLayout::Row& row = layout.rows[i];
            const auto x_of = [&](std::size_t position) {
                return from.x + std::round(row.edges[position - row.begin] * density);
            };
            if (edited) {
                const std::size_t begin = std::max(row.begin, edited->selection_begin());
                const std::size_t end = std::min(row.end(), edited->selection_end());
                if (begin < end)
                    list.AddRectFilled({x_of(begin), y}, {x_of(end), y + line},
                                       ui::mix(theme.surface, theme.accent, selection_strength));
            }
            draw_line(list, lines[i], fonts.regular, size, {from.x, y + std::round((line - size) / 2)}, theme.ink);
            if (!edited || layout.row_of(edited->caret()) != i) continue;
            const float x = x_of(edited->caret());
            list.AddLine({x, y}, {x, y + line}, theme.accent, std::max(1.0f, density));
        }
        list.PopClipRect();
        if (lines.size() > n_shown) {
            // The text is longer than the field: a thumb shows which part is on view.
            const float n = static_cast<float>(lines.size()), thumb = height * static_cast<float>(n_shown) / n;
            const float top = from.y + height * static_cast<float>(layout.first_row) / n;
            const float x = (rect.x + rect.width - inset_px / 2) * density;
            list.AddLine({x, top}, {x, top + thumb}, theme.line_2, 3 * density);
        }
        layouts.push_back(std::move(layout));
    }
    return layouts;
}

}  // namespace twotrack::native
