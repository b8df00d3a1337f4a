#include "native/desktop/view/field_view.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/utf8.hpp"

namespace twotrack::native {
namespace {

constexpr float inset_px = 12.0f, line_height = 1.5f;

/// Breaks a text into lines of this width with ImGui's word wrap.
std::vector<std::string_view> lines_of(ImFont& font, float size, std::string_view text, float width) {
    std::vector<std::string_view> lines;
    const char *at = text.data(), *const end = text.data() + text.size();
    while (at < end) {
        const char* const line_end = std::find(at, end, '\n');
        const char* const wrapped = at == line_end ? line_end : font.CalcWordWrapPosition(size, at, line_end, width);
        // Where not even a character fits, one is set all the same.
        const std::size_t one = ceil_character_boundary({at, line_end}, 1);
        const char* const stop = wrapped == at && at < line_end ? at + one : wrapped;
        lines.emplace_back(at, stop);
        at = stop;
        while (at < line_end && *at == ' ') ++at;
        if (at == line_end && at < end) ++at;
    }
    // An empty line still needs an address: ImGui treats a null end as "up to the terminator".
    if (lines.empty() || text.ends_with('\n')) lines.emplace_back("");
    return lines;
}

}  // namespace

const TextField* find_field(const Page& page, std::string_view control) {
    for (const Block& block : page.blocks)
        if (const auto* field = std::get_if<TextField>(&block); field && field->control.id == control) return field;
    return nullptr;
}

void draw_field_texts(ImDrawList& list, const Page& page, const ui::Frame& frame, std::string_view focused,
                      const ui::Viewport& viewport, const ui::Theme& theme, const ui::Fonts& fonts) {
    const float density = viewport.density, size = std::round(viewport.text_px * density);
    const float line = std::round(viewport.text_px * line_height * density);
    for (const ui::ControlBox& box : frame.controls) {
        const TextField* field = find_field(page, box.id);
        if (!field) continue;
        const ui::Rect& rect = box.rect;
        const ImVec2 from{std::round((rect.x + inset_px) * density), std::round((rect.y + inset_px) * density)};
        const float width = (rect.width - 2 * inset_px) * density, height = (rect.height - 2 * inset_px) * density;
        list.PushClipRect(from, {from.x + width + 2, from.y + height}, true);
        const auto lines = lines_of(*fonts.regular, size, field->value, width);
        // Keeps the end in sight, because text is typed there.
        const auto n_shown = std::max<std::size_t>(1, static_cast<std::size_t>(height / line));
        const std::size_t first = lines.size() > n_shown ? lines.size() - n_shown : 0;
        float y = from.y;
        for (std::size_t i = first; i < lines.size(); ++i, y += line) {
            const char *const begin = lines[i].data(), *const end = begin + lines[i].size();
            list.AddText(fonts.regular, size, {from.x, y + std::round((line - size) / 2)}, theme.ink, begin, end);
            if (i + 1 < lines.size() || box.id != focused) continue;
            const float x = from.x + std::round(fonts.regular->CalcTextSizeA(size, 1e9f, 0.0f, begin, end).x);
            list.AddLine({x, y}, {x, y + line}, theme.accent, std::max(1.0f, density));
        }
        list.PopClipRect();
    }
}

}  // namespace twotrack::native
