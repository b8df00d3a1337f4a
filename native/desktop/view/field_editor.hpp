#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "native/desktop/input/input.hpp"
#include "ui/base/frame.hpp"

namespace twotrack::native {

/// Where the characters of a text field are, as it was drawn. A character is a code point; positions count characters,
/// and the position n is before the character n.
struct FieldLayout {
    struct Row {
        std::size_t begin = 0;  ///< position of the row's first character
        /// [n_characters + 1] each character's left edge and the last one's right edge, from the left of the text. A
        /// row's last character is the blank or the line break at which it ends.
        std::vector<float> edges = {0.0f};

        [[nodiscard]] std::size_t end() const { return begin + edges.size() - 1; }
    };

    std::string id = {};         ///< the field's control
    ui::Rect text = {};          ///< the area of the visible rows, in the frame's coordinates
    float line_px = 24;          ///< height of a row
    std::vector<Row> rows = {};  ///< at least one
    std::size_t first_row = 0;   ///< the topmost visible row

    /// The index of the row that shows a caret at this position.
    [[nodiscard]] std::size_t row_of(std::size_t position) const;
    /// The position that is nearest to x in a row. x counts from the left of the text.
    [[nodiscard]] std::size_t position_in(std::size_t row, float x) const;
    /// The position that is nearest to a point in the frame's coordinates.
    [[nodiscard]] std::size_t position_at(float x, float y) const;
    /// The left edge of the caret, from the left of the text.
    [[nodiscard]] float x_of(std::size_t position) const;
};

/// The text field that has the focus: its text, caret, selection and history. Edits with stb_textedit, which comes with
/// Dear ImGui. (ImGui's own text field cannot wrap lines.)
class FieldEditor {
public:
    /// Puts the caret at the end.
    /// @param control  the field's id.
    FieldEditor(std::string control, std::string_view text);
    ~FieldEditor();
    FieldEditor(FieldEditor&&) noexcept;
    FieldEditor& operator=(FieldEditor&&) noexcept;

    /// Handles a key as text fields do: arrows, Home, End, Page Up, Page Down, with Shift to select; with Control
    /// (command) by words or through the whole text; Backspace and Delete; Enter; and Control with A, X, Y or Z. Other
    /// keys have no effect.
    void press(const KeyPressed& pressed, const FieldLayout& layout);

    /// Replaces the selection by a text, of which only as much is taken as the limit of max_text_characters allows.
    /// Line breaks become "\n", tabs blanks; other control characters are left out.
    void insert(std::string_view text);

    /// Puts the caret at a position, or extends the selection to it.
    void move_to(std::size_t position, bool extends);
    /// Selects the word at a position.
    void select_word(std::size_t position);
    void select_all();

    /// Replaces the whole text, which somebody else has changed, and forgets the history. The caret stays, as far as
    /// the text reaches.
    void replace(std::string_view text);

    [[nodiscard]] const std::string& control() const { return control_; }
    [[nodiscard]] std::string text() const;
    [[nodiscard]] std::size_t caret() const;
    /// The selection's first position and the one behind its last character. They are equal without a selection.
    [[nodiscard]] std::size_t selection_begin() const;
    [[nodiscard]] std::size_t selection_end() const;
    [[nodiscard]] std::string selected() const;

private:
    struct State;

    std::string control_;
    std::unique_ptr<State> state_;
};

}  // namespace twotrack::native
