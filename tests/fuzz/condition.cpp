// Conditions: `when` of an item and of a sentence in the report. The first line of the input has a letter for the
// answer to each item of tests/fuzz/every-kind.json, - for none. The rest is the condition as JSON. A valid condition
// is also evaluated here, by the rules of docs/format.md and without any code of the product. Both must agree.
#include <algorithm>
#include <string>
#include <vector>

#include "core/assessment/answers.hpp"
#include "core/assessment/parse/parse_assessment.hpp"
#include "core/page/page.hpp"
#include "core/report/report.hpp"
#include "tests/fuzz/assessment_files.hpp"
#include "tests/fuzz/json_mutator.hpp"
#include "tests/fuzz/require.hpp"

using namespace twotrack;
using fuzz::require;
using json::Kind;
using json::Value;

namespace {

constexpr std::string_view sentence = "This sentence is the one that is looked for.";

const Assessment& plain() {
    static const Assessment read = fuzz::assessment_of_file(fuzz::every_kind_path);
    return read;
}

Value& at(Value& value, std::string_view key) {
    const auto member = std::ranges::find(value.members, key, &json::Member::key);
    require(member != value.members.end(), "every-kind.json has what conditions are put into");
    return member->value;
}

const Value& root() {
    static const Value read = *json::parse(fuzz::file_text(fuzz::every_kind_path));
    return read;
}

/// The assessment with this condition on its last item.
std::string with_item(const Value& when) {
    Value changed = root();
    at(at(changed, "items").elements.back(), "when") = when;
    return fuzz::json_text(changed);
}

/// The assessment with this condition on a sentence of its report.
std::string with_sentence(const Value& when) {
    Value changed = root(), remark, text;
    text.kind = Kind::String;
    text.string = sentence;
    remark.kind = Kind::Object;
    remark.members = {{"when", 0, when}, {"text", 0, text}};
    at(at(at(changed, "report"), "company"), "lead").elements.push_back(remark);
    return fuzz::json_text(changed);
}

/// The options that a person chose for each item, in the order of choosing; for a text item, whether there is a text.
struct Choices {
    std::vector<std::vector<int>> options;
    std::vector<bool> written;
};

Choices choices_from(std::string_view letters) {
    const std::size_t n_items = plain().items.size();
    Choices choices{std::vector<std::vector<int>>(n_items), std::vector<bool>(n_items)};
    for (std::size_t i = 0; i < std::min(n_items, letters.size()); ++i) {
        if (letters[i] == '-') continue;
        const int letter = static_cast<unsigned char>(letters[i]), n = static_cast<int>(plain().n_categories(i));
        std::vector<int>& options = choices.options[i];
        choices.written[i] = plain().items[i].kind == ItemKind::ShortText;
        if (n == 0) continue;
        switch (selection_of(plain().items[i].kind)) {
            case Selection::One: options = {letter % n}; break;
            case Selection::Several:
                for (int k = 0; k < n - 1; ++k)  // the last option excludes the others
                    if ((letter >> k & 1) != 0) options.push_back(k);
                if (options.empty()) options = {n - 1};
                break;
            case Selection::Ranking:
                options = {letter % n};
                if (letter / n % n != letter % n) options.push_back(letter / n % n);
                break;
        }
    }
    return choices;
}

Answers answers_of(const Choices& choices) {
    Answers answers(choices.options.size());
    for (std::size_t i = 0; i < answers.size(); ++i)
        answers[i] = choices.written[i] ? Response(0) : response_of(plain(), i, choices.options[i]);
    return answers;
}

/// The person's answers, as conditions see them.
class Reader {
public:
    explicit Reader(const Choices& choices) : choices_(choices), seen_(choices.options.size(), true) {}

    void hide(std::size_t item) { seen_[item] = false; }

    bool holds(const Value& when) const {
        return std::ranges::all_of(when.members, [&](const json::Member& member) {
            const auto each = [&](const Value& value) { return holds(value); };
            if (member.key == "any") return std::ranges::any_of(member.value.elements, each);
            if (member.key == "none") return std::ranges::none_of(member.value.elements, each);
            return member.key != "answers" || std::ranges::all_of(member.value.members, [&](const auto& asked) {
                       return answers(*plain().find_item(asked.key), asked.value);
                   });
        });
    }

private:
    bool answers(std::size_t item, const Value& wanted) const {
        if (wanted.kind == Kind::Array)
            return std::ranges::any_of(wanted.elements, [&](const Value& each) { return answers(item, each); });
        const std::vector<int>& options = choices_.options[item];
        const bool answered = seen_[item] && (choices_.written[item] || !options.empty());
        if (wanted.kind == Kind::Null || !answered) return wanted.kind == Kind::Null && !answered;
        const auto& categories = plain().format_of(item).categories;
        const auto is_wanted = [&](int option) {
            return wanted.kind == Kind::Number ? option == wanted.number
                                               : categories[static_cast<std::size_t>(option)].id == wanted.string;
        };
        if (plain().items[item].kind == ItemKind::Ranking) return is_wanted(options.front());
        return std::ranges::any_of(options, is_wanted);
    }

    const Choices& choices_;
    std::vector<bool> seen_;
};

void check_item(const Assessment& assessment, const Value& when, const Choices& choices, const Answers& answers) {
    const std::size_t last = assessment.items.size() - 1;
    for (const Form form : {Form::Full, Form::Short}) {
        const std::vector<bool> presented = assessment.presented(form, answers);
        Reader reader(choices);
        for (std::size_t i = 0; i < last; ++i)
            if (!presented[i]) reader.hide(i);
        // All other items of the last section have no condition of their own.
        const bool expected = form == Form::Full && presented[last - 1] && reader.holds(when);
        require(presented[last] == expected, "an item is presented when its condition holds");
    }
}

bool says_sentence(const Page& page) {
    return std::ranges::any_of(page.blocks, [](const Block& block) {
        const auto* paragraph = std::get_if<Paragraph>(&block);
        return paragraph && paragraph->text.string == sentence;
    });
}

void check_sentence(const Assessment& assessment, const Value& when, const Choices& choices, const Answers& answers,
                    bool asks_answers_alone) {
    const std::vector<bool> presented = assessment.presented(Form::Full, answers);
    Reader reader(choices);
    for (std::size_t i = 0; i < presented.size(); ++i)
        if (!presented[i]) reader.hide(i);
    const bool said =
        says_sentence(build_report(assessment, score_form(assessment, answers, Form::Full), &answers, Form::Full));
    require(!asks_answers_alone || said == reader.holds(when), "a sentence is said when its condition holds");
    const Answers none(answers.size());
    (void)build_report(assessment, score_form(assessment, none, Form::Short), &none, Form::Short);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const std::size_t end = std::min(input.find('\n'), input.size());
    const auto when = json::parse(input.substr(std::min(end + 1, input.size())));
    if (!when) return 0;
    const Choices choices = choices_from(input.substr(0, end));
    const Answers answers = answers_of(choices);

    const auto item = parse_assessment(with_item(*when));
    if (item) {
        check_item(*item, *when, choices, answers);
    } else {
        Value copy = root();
        const std::size_t last = at(copy, "items").elements.size() - 1;
        for (const Diagnostic& finding : item.error())
            require(finding.rule == "too-deep" ||
                        finding.place.pointer.starts_with("/items/" + std::to_string(last) + "/when"),
                    "a condition alone is found wrong");
    }
    const auto report = parse_assessment(with_sentence(*when));
    // A sentence may also ask about items after the last item's place, including that item itself.
    require(!item || report, "what an item may ask a sentence may ask");
    if (report) check_sentence(*report, *when, choices, answers, item.has_value());
    return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most_bytes,
                                               unsigned seed) {
    const std::string input(reinterpret_cast<const char*>(data), size);
    const std::size_t end = std::min(input.find('\n'), input.size());
    std::string letters = input.substr(0, end), when = input.substr(std::min(end + 1, input.size()));
    if (seed % 4 == 0) {
        letters.resize(plain().items.size(), '-');
        letters[seed / 4 % letters.size()] = static_cast<char>('-' + seed / 64 % 64);
    } else {
        const std::size_t room = most_bytes - std::min(most_bytes, letters.size() + 1);
        when = fuzz::mutated_json(when, room, seed / 4);
    }
    return fuzz::put(letters + "\n" + when, data, most_bytes);
}
