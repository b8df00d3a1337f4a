#include "core/page/page_builder.hpp"

namespace twotrack {

// These functions are not inline: the code calls them in a hundred places, and every web page loads the WebAssembly
// module.
PageBuilder::PageBuilder(std::string id, const Assessment& assessment)
    : interface_text_(assessment.interface_text), page_{std::move(id), assessment.title, assessment.language, {}} {}

void PageBuilder::set(Text& text, const std::string& string) {
    text.id = n_texts_++;
    text.string = string;
}

void PageBuilder::set(Text& text, InterfaceKey key, std::initializer_list<Substitution> substitutions) {
    set(text, interface_text_.filled(key, substitutions));
}

Text PageBuilder::text(const std::string& string) { return {n_texts_++, string}; }

// The braces of these values are evaluated from left to right: a title gets its number before the text.
Notes::Entry PageBuilder::note(const std::string& title, const std::string& string) {
    return {text(title), text(string)};
}

Control PageBuilder::control(std::string_view id, const std::string& label, Action action) {
    return {std::string(id), text(label), action};
}

Button PageBuilder::button(std::string_view id, InterfaceKey label, Action action, Emphasis emphasis) {
    return {control(id, interface_text_[label], action), emphasis};
}

void PageBuilder::add_heading(int level, const std::string& string) { add<Heading>() = {level, text(string)}; }

void PageBuilder::add_paragraph(ParagraphStyle style, const std::string& string) {
    add<Paragraph>() = {style, text(string)};
}

void PageBuilder::add_button(std::string_view id, InterfaceKey label, Action action, Emphasis emphasis) {
    add_button(id, interface_text_[label], action, emphasis);
}

void PageBuilder::add_button(std::string_view id, const std::string& label, Action action, Emphasis emphasis) {
    const bool ends_in_row = !page_.blocks.empty() && std::holds_alternative<Buttons>(page_.blocks.back());
    Buttons& row = ends_in_row ? std::get<Buttons>(page_.blocks.back()) : add<Buttons>();
    row.buttons.push_back({control(id, label, action), emphasis});
}

}  // namespace twotrack
