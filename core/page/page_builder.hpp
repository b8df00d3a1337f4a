#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "core/page/page.hpp"

namespace twotrack {

/// Builds a page and numbers its texts in the order in which they are made, which must be the reading order.
class PageBuilder {
public:
    PageBuilder(std::string id, const Assessment& assessment);

    /// Gives a text its words and its number.
    void set(Text& text, const std::string& string);
    void set(Text& text, InterfaceKey key, std::initializer_list<Substitution> substitutions = {});
    [[nodiscard]] Text text(const std::string& string);
    [[nodiscard]] Notes::Entry note(const std::string& title, const std::string& string);
    [[nodiscard]] Control control(std::string_view id, const std::string& label, Action action);
    [[nodiscard]] Button button(std::string_view id, InterfaceKey label, Action action, Emphasis emphasis);

    /// Adds an empty block to fill in. The reference is valid until the next block is added.
    template <class T>
    T& add() {
        return page_.blocks.emplace_back().emplace<T>();
    }
    void add_heading(int level, const std::string& string);
    void add_paragraph(ParagraphStyle style, const std::string& string);
    /// Adds a button to the row of buttons at the end of the page. Starts the row if the page ends otherwise.
    void add_button(std::string_view id, InterfaceKey label, Action action, Emphasis emphasis);
    void add_button(std::string_view id, const std::string& label, Action action, Emphasis emphasis);

    [[nodiscard]] Page take() { return std::move(page_); }

private:
    const InterfaceText& interface_text_;
    Page page_;
    int n_texts_ = 0;
};

}  // namespace twotrack
