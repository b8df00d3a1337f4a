#include "native/desktop/view/field_editor.hpp"

#include <imgui.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "core/base/utf8.hpp"
#include "core/session/session.hpp"

namespace twotrack::native {
namespace {

bool is_blank_character(char32_t c) { return c == U' ' || c == U'\n' || c == U'\u00A0'; }

// What stb_textedit asks for. It must not ask where rows begin: ImGui's version knows no wrapped lines, and therefore
// FieldEditor::press itself moves the caret between rows.
// NOLINTBEGIN
#define IMSTB_TEXTEDIT_IMPLEMENTATION
#define IMSTB_TEXTEDIT_CHARTYPE char32_t
#define IMSTB_TEXTEDIT_UNDOCHARCOUNT 8000
#define IMSTB_TEXTEDIT_STRING std::u32string
#define STB_TEXTEDIT_STRINGLEN(string) static_cast<int>((string)->size())
#define STB_TEXTEDIT_GETCHAR(string, i) (*(string))[static_cast<std::size_t>(i)]
#define STB_TEXTEDIT_GETWIDTH(string, begin, i) 0.0f
#define STB_TEXTEDIT_LAYOUTROW(row, string, i) (*(row) = {0, 0, 0, 0, 0, STB_TEXTEDIT_STRINGLEN(string) - (i)})
#define STB_TEXTEDIT_NEWLINE U'\n'
#define STB_TEXTEDIT_IS_SPACE(c) is_blank_character(c)
#define STB_TEXTEDIT_DELETECHARS(string, i, n) (string)->erase(static_cast<std::size_t>(i), static_cast<std::size_t>(n))
#define STB_TEXTEDIT_INSERTCHARS(string, i, characters, n) \
    ((string)->insert(static_cast<std::size_t>(i), characters, static_cast<std::size_t>(n)), true)
enum StbKey : int {
    STB_TEXTEDIT_K_LEFT = 1,
    STB_TEXTEDIT_K_RIGHT,
    STB_TEXTEDIT_K_UP,
    STB_TEXTEDIT_K_DOWN,
    STB_TEXTEDIT_K_PGUP,
    STB_TEXTEDIT_K_PGDOWN,
    STB_TEXTEDIT_K_LINESTART,
    STB_TEXTEDIT_K_LINEEND,
    STB_TEXTEDIT_K_TEXTSTART,
    STB_TEXTEDIT_K_TEXTEND,
    STB_TEXTEDIT_K_DELETE,
    STB_TEXTEDIT_K_BACKSPACE,
    STB_TEXTEDIT_K_UNDO,
    STB_TEXTEDIT_K_REDO,
    STB_TEXTEDIT_K_WORDLEFT,
    STB_TEXTEDIT_K_WORDRIGHT,
    STB_TEXTEDIT_K_SHIFT = 0x100,
};
#include <imstb_textedit.h>
// NOLINTEND

/// The text's characters. Bytes that are not UTF-8 are left out.
std::u32string characters_of(std::string_view text) {
    std::u32string characters;
    while (!text.empty()) {
        const auto [c, n_bytes] = first_character(text);
        if (n_bytes > 0) characters += c;
        text.remove_prefix(std::max<std::size_t>(1, n_bytes));
    }
    return characters;
}

std::string utf8_of(std::u32string_view characters) {
    std::string text;
    for (const char32_t c : characters) append_character(text, c);
    return text;
}

/// The characters as a field takes them.
std::u32string typed_characters(std::string_view text) {
    std::u32string taken;
    char32_t before = 0;
    for (const char32_t c : characters_of(text)) {
        if (c == U'\r' || (c == U'\n' && before != U'\r')) taken += U'\n';
        else if (c == U'\t') taken += U' ';
        else if (c >= 0x20 && (c < 0x7F || c >= 0xA0)) taken += c;
        before = c;
    }
    return taken;
}

}  // namespace

std::size_t FieldLayout::row_of(std::size_t position) const {
    std::size_t row = rows.size() - 1;
    while (row > 0 && position < rows[row].begin) --row;
    return row;
}

std::size_t FieldLayout::position_in(std::size_t row, float x) const {
    const Row& there = rows[row];
    // The position behind a row's last character is the first of the next row.
    const std::size_t last = there.edges.size() - 1 - (row + 1 < rows.size() ? 1 : 0);
    std::size_t nearest = 0;
    while (nearest < last && x > (there.edges[nearest] + there.edges[nearest + 1]) / 2) ++nearest;
    return there.begin + nearest;
}

std::size_t FieldLayout::position_at(float x, float y) const {
    const float below = (y - text.y) / line_px + static_cast<float>(first_row);
    const float last = static_cast<float>(rows.size() - 1);
    return position_in(static_cast<std::size_t>(std::clamp(below, 0.0f, last)), x - text.x);
}

float FieldLayout::x_of(std::size_t position) const {
    const Row& row = rows[row_of(position)];
    return row.edges[std::min(position - row.begin, row.edges.size() - 1)];
}

struct FieldEditor::State {
    std::u32string text;
    STB_TexteditState stb{};

    void key(int key) { stb_textedit_key(&text, &stb, key); }
    [[nodiscard]] bool has_selection() const { return stb.select_start != stb.select_end; }
};

FieldEditor::FieldEditor(std::string control, std::string_view text)
    : control_(std::move(control)), state_(std::make_unique<State>()) {
    replace(text);
    move_to(state_->text.size(), false);
}

FieldEditor::~FieldEditor() = default;
FieldEditor::FieldEditor(FieldEditor&&) noexcept = default;
FieldEditor& FieldEditor::operator=(FieldEditor&&) noexcept = default;

void FieldEditor::replace(std::string_view text) {
    const std::size_t before = caret();
    state_->text = characters_of(text);
    stb_textedit_initialize_state(&state_->stb, 0);
    move_to(before, false);
}

void FieldEditor::move_to(std::size_t position, bool extends) {
    STB_TexteditState& stb = state_->stb;
    const int to = static_cast<int>(std::min(position, state_->text.size()));
    if (!extends) stb.select_start = to;
    else if (!state_->has_selection()) stb.select_start = stb.cursor;
    stb.cursor = stb.select_end = to;
    stb.has_preferred_x = 0;
}

void FieldEditor::select_word(std::size_t position) {
    const std::u32string& text = state_->text;
    std::size_t begin = std::min(position, text.size()), end = begin;
    while (begin > 0 && !is_blank_character(text[begin - 1])) --begin;
    while (end < text.size() && !is_blank_character(text[end])) ++end;
    move_to(begin, false);
    move_to(end, true);
}

void FieldEditor::select_all() {
    move_to(0, false);
    move_to(state_->text.size(), true);
}

void FieldEditor::insert(std::string_view text) {
    std::u32string taken = typed_characters(text);
    const std::size_t kept = state_->text.size() - (selection_end() - selection_begin());
    if (kept + taken.size() > max_text_characters)
        taken.resize(max_text_characters - std::min(kept, max_text_characters));
    if (!taken.empty()) stb_textedit_paste(&state_->text, &state_->stb, taken.data(), static_cast<int>(taken.size()));
    // The start of a selection that has been replaced is behind what replaced it.
    state_->stb.select_start = state_->stb.select_end = state_->stb.cursor;
}

void FieldEditor::press(const KeyPressed& pressed, const FieldLayout& layout) {
    State& state = *state_;
    const int shift = pressed.shift ? STB_TEXTEDIT_K_SHIFT : 0;
    const std::size_t row = layout.row_of(caret()), last_row = layout.rows.size() - 1;
    const auto n_page = static_cast<std::size_t>(std::max(1.0f, layout.text.height / layout.line_px));
    const auto move_to_row = [&](std::size_t to) {
        STB_TexteditState& stb = state.stb;
        const float x = stb.has_preferred_x ? stb.preferred_x : layout.x_of(caret());
        move_to(layout.position_in(to, x), pressed.shift);
        // The way through a short row leads back to where it began.
        stb.has_preferred_x = 1;
        stb.preferred_x = x;
    };
    const auto erase = [&](int key, int by_word) {
        if (pressed.command && !state.has_selection()) state.key(by_word | STB_TEXTEDIT_K_SHIFT);
        state.key(key);
    };
    switch (pressed.key) {
        case Key::Left: return state.key((pressed.command ? STB_TEXTEDIT_K_WORDLEFT : STB_TEXTEDIT_K_LEFT) | shift);
        case Key::Right: return state.key((pressed.command ? STB_TEXTEDIT_K_WORDRIGHT : STB_TEXTEDIT_K_RIGHT) | shift);
        case Key::Up: return row > 0 ? move_to_row(row - 1) : move_to(0, pressed.shift);
        case Key::Down: return row < last_row ? move_to_row(row + 1) : move_to(state.text.size(), pressed.shift);
        case Key::PageUp: return move_to_row(row - std::min(row, n_page));
        case Key::PageDown: return move_to_row(std::min(last_row, row + n_page));
        case Key::Home: return move_to(pressed.command ? 0 : layout.rows[row].begin, pressed.shift);
        case Key::End:
            return move_to(pressed.command ? state.text.size() : layout.position_in(row, 1e9f), pressed.shift);
        case Key::Backspace: return erase(STB_TEXTEDIT_K_BACKSPACE, STB_TEXTEDIT_K_WORDLEFT);
        case Key::Delete: return erase(STB_TEXTEDIT_K_DELETE, STB_TEXTEDIT_K_WORDRIGHT);
        case Key::Enter: return insert("\n");
        case Key::A: return select_all();
        case Key::X: stb_textedit_cut(&state.text, &state.stb); return;
        case Key::Y:
        case Key::Z:
            state.key(pressed.shift || pressed.key == Key::Y ? STB_TEXTEDIT_K_REDO : STB_TEXTEDIT_K_UNDO);
            return move_to(caret(), false);  // what was selected may be gone
        case Key::Tab:
        case Key::ShiftTab:
        case Key::Space:
        case Key::AltLeft:
        case Key::C: return;
    }
}

std::string FieldEditor::text() const { return utf8_of(state_->text); }

std::size_t FieldEditor::caret() const {
    return std::min(static_cast<std::size_t>(std::max(0, state_->stb.cursor)), state_->text.size());
}

std::size_t FieldEditor::selection_begin() const {
    return static_cast<std::size_t>(std::min(state_->stb.select_start, state_->stb.select_end));
}

std::size_t FieldEditor::selection_end() const {
    return static_cast<std::size_t>(std::max(state_->stb.select_start, state_->stb.select_end));
}

std::string FieldEditor::selected() const {
    const std::size_t begin = std::min(selection_begin(), state_->text.size());
    return utf8_of(std::u32string_view(state_->text).substr(begin, selection_end() - begin));
}

}  // namespace twotrack::native
