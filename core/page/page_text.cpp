#include <algorithm>

#include "core/base/utf8.hpp"
#include "core/base/visit.hpp"
#include "core/page/page.hpp"

namespace twotrack {
namespace {

class PlainText {
public:
    explicit PlainText(std::size_t width) : width_(width) {}

    std::string write(const Page& page) {
        for (const Block& block : page.blocks) {
            // A plain text has no use for buttons.
            if (std::holds_alternative<Buttons>(block) || std::holds_alternative<Footer>(block)) continue;
            if (!result_.empty()) result_ += '\n';
            twotrack::visit(*this, block);
        }
        return std::move(result_);
    }

    void operator()(const Badge& badge) { wrapped(badge.text.string); }
    void operator()(const Heading& heading) { underlined(heading.text.string, heading.level == 1 ? '=' : '-'); }
    void operator()(const Paragraph& paragraph) { wrapped(paragraph.text.string); }
    void operator()(const Notes& notes) {
        for (const auto& entry : notes.entries) wrapped(entry.title.string + ": " + entry.text.string, "- ");
    }
    void operator()(const Progress& progress) { wrapped(progress.alternative); }
    void operator()(const ChoiceGroup& group) {
        underlined(group.question.string, group.level == 1 ? '=' : '-');
        if (!group.prompt.string.empty()) wrapped(group.prompt.string);
        for (const auto& end : group.ends) wrapped(joined(end.name.string, end.text.string), "- ");
        for (std::size_t i = 0; i < group.options.size(); ++i)
            wrapped(std::to_string(i + 1) + " " + group.options[i].control.label.string,
                    mark_of(group.selection, group.options[i]));
    }
    void operator()(const TextField& field) {
        underlined(field.control.label.string, '=');
        if (!field.prompt.string.empty()) wrapped(field.prompt.string);
        wrapped(field.value, "> ");
    }
    void operator()(const Buttons&) {}
    void operator()(const Footer&) {}
    void operator()(const Gauge& gauge) { wrapped(gauge.alternative); }
    void operator()(const TraitMap& map) { wrapped(map.alternative); }
    void operator()(const Measures& measures) {
        for (const auto& entry : measures.entries) wrapped(entry.name.string + ". " + entry.range.string, "- ");
    }
    void operator()(const Bars& bars) {
        wrapped(bars.alternative);
        for (const auto& entry : bars.entries) wrapped(joined(entry.label.string, entry.detail.string), "- ");
    }
    void operator()(const Ladders& ladders) {
        for (std::size_t i = 0; i < ladders.entries.size(); ++i) {
            if (i > 0) result_ += '\n';
            wrapped(ladders.entries[i].name.string);
            for (const auto& stage : ladders.entries[i].stages) {
                const bool marked = !stage.mark_label.string.empty();
                wrapped(stage.name.string + (marked ? " <- " + stage.mark_label.string : ""), "- ");
            }
        }
    }
    void operator()(const List& list) {
        for (std::size_t i = 0; i < list.entries.size(); ++i) {
            const List::Entry& entry = list.entries[i];
            const std::string bullet = list.order == List::Order::Ordered ? std::to_string(i + 1) + ". " : "- ";
            const std::string indent(bullet.size(), ' ');
            wrapped(entry.text.string, bullet);
            if (!entry.detail.string.empty()) wrapped(entry.detail.string, indent);
            if (!entry.url.empty() && entry.url != entry.text.string) wrapped(entry.url, indent);
        }
    }
    void operator()(const Review& review) {
        for (std::size_t i = 0; i < review.groups.size(); ++i) {
            if (i > 0) result_ += '\n';
            underlined(review.groups[i].heading.string, '-');
            for (const auto& entry : review.groups[i].entries)
                wrapped(joined(entry.control.label.string, entry.answer.string), "- ");
        }
    }

private:
    static std::string mark_of(Selection selection, const ChoiceGroup::Option& option) {
        if (selection == Selection::One) return option.checked ? "(x) " : "( ) ";
        const std::string mark = !option.checked ? " " : option.rank.string.empty() ? "x" : option.rank.string;
        return "[" + mark + "] ";
    }

    /// "label: words". A label that ends with "?", "!" or ":" gets only a space.
    static std::string joined(std::string label, const std::string& words) {
        if (words.empty()) return label;
        if (label.ends_with('?') || label.ends_with('!') || label.ends_with(':')) return label + " " + words;
        if (label.ends_with('.')) label.pop_back();
        return label + ": " + words;
    }

    void underlined(const std::string& text, char rule) {
        const std::size_t begin = result_.size();
        wrapped(text);
        std::size_t widest = 0;
        std::string_view lines = std::string_view(result_).substr(begin);
        while (!lines.empty()) {
            const auto end = lines.find('\n');
            widest = std::max(widest, n_characters(lines.substr(0, end)));
            lines.remove_prefix(end + 1);
        }
        result_ += std::string(widest, rule) + "\n";
    }

    /// Breaks lines greedily. The first line begins with the bullet; the other lines have the same indentation.
    void wrapped(const std::string& string, std::string_view bullet = "") {
        std::string_view text = string;
        std::string line(bullet);
        bool empty = true;
        while (!text.empty()) {
            const auto end = std::min(text.find_first_of(" \n"), text.size());
            const std::string_view word = text.substr(0, end);
            text.remove_prefix(std::min(end + 1, text.size()));
            if (word.empty()) continue;
            if (!empty && n_characters(line) + 1 + n_characters(word) > width_) {
                result_ += line + "\n";
                line.assign(bullet.size(), ' ');
                empty = true;
            }
            if (!empty) line += ' ';
            line += word;
            empty = false;
        }
        result_ += line + "\n";
    }

    std::size_t width_;
    std::string result_;
};

}  // namespace

std::string page_text(const Page& page, std::size_t width) { return PlainText(width).write(page); }

}  // namespace twotrack
