#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "tests/support/cpp/texts.hpp"
#include "ui/base/frame.hpp"

/// The words of a page, and the words of its drawing.
namespace twotrack::test {

/// The drawn words by the ids of the page's texts. A line break becomes a blank.
inline std::map<int, std::string> set_texts(const ui::Frame& frame) {
    std::map<int, std::string> texts;
    for (const ui::TextLine& line : frame.lines) {
        std::string& text = texts[line.text_id];
        text += (text.empty() ? "" : " ") + line.string;
    }
    return texts;
}

inline std::string without_spaces(std::string text) {
    std::erase(text, ' ');
    return text;
}

/// The words, separated by single blanks.
inline std::string words_of(const std::string& text) {
    std::istringstream words(text);
    std::string all;
    for (std::string word; words >> word;) all += (all.empty() ? "" : " ") + word;
    return all;
}

/// The control that a text belongs to and must lie inside, by its id.
class WordOwners {
public:
    std::map<int, std::string_view> owners;

    void operator()(const ChoiceGroup& group) {
        for (const auto& option : group.options) {
            add(option.control, option.control.label);
            if (group.selection == Selection::Ranking) add(option.control, option.rank);
        }
    }
    void operator()(const Buttons& row) {
        for (const Button& button : row.buttons) add(button.control, button.control.label);
    }
    void operator()(const Footer& footer) {
        for (const Button* button : {&footer.back, &footer.forward}) add(button->control, button->control.label);
    }
    void operator()(const Review& review) {
        for (const auto& group : review.groups)
            for (const auto& entry : group.entries) {
                add(entry.control, entry.control.label);
                add(entry.control, entry.answer);
            }
    }
    /// The question of a text field is above the field.
    template <class Other>
    void operator()(const Other&) {}

private:
    void add(const Control& control, const Text& text) { owners.emplace(text.id, control.id); }
};

inline std::map<int, std::string_view> owners_of_words(const Page& page) {
    WordOwners all;
    for (const auto& block : page.blocks) std::visit(all, block);
    return std::move(all.owners);
}

/// Texts that a drawing may leave out: a phone hides the hint about the keyboard, and a row of circles shows only the
/// words for its ends and for the chosen option.
inline std::set<int> optional_words_of(const Page& page) {
    std::set<int> ids;
    for (const auto& block : page.blocks) {
        if (const auto* footer = std::get_if<Footer>(&block)) ids.insert(footer->hint.id);
        if (const auto* group = std::get_if<ChoiceGroup>(&block))
            for (std::size_t i = 1; i + 1 < group->n_ordered; ++i)
                if (!group->options[i].checked) ids.insert(group->options[i].control.label.id);
    }
    return ids;
}

/// One sentence for each text that is not drawn completely and in order.
inline std::vector<std::string> faults_of_words(const Page& page, const ui::Frame& frame) {
    std::vector<std::string> faults;
    std::map<int, std::string> set = set_texts(frame);
    const std::set<int> optional = optional_words_of(page);
    for (const Text* text : texts_of(page)) {
        const auto drawn = set.extract(text->id);
        if (drawn.empty()) {
            if (!text->string.empty() && !optional.contains(text->id))
                faults.push_back("\"" + text->string + "\" is not drawn");
        } else if (words_of(drawn.mapped()) != words_of(text->string)) {
            faults.push_back("\"" + text->string + "\" is drawn as \"" + drawn.mapped() + "\"");
        }
    }
    for (const auto& [id, string] : set) faults.push_back("\"" + string + "\" is no text of the page");
    return faults;
}

}  // namespace twotrack::test
