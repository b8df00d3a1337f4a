#include "core/page.hpp"

#include <algorithm>

#include "core/page_builder.hpp"

namespace twotrack {
namespace {

constexpr std::size_t seconds_per_question = 9;

Page intro_page(const Assessment& assessment, const Session& session) {
    PageBuilder builder("intro", assessment);
    const Intro& intro = assessment.intro;
    builder.add(Heading{1, builder.text(intro.heading)});
    builder.add(Paragraph{ParagraphStyle::Lead, builder.text(intro.lead)});
    if (!intro.notes.empty()) {
        Notes notes;
        for (const Note& note : intro.notes) {
            // Title and text are numbered in reading order, which an initialiser list would also give, less plainly.
            Text title = builder.text(note.title);
            notes.entries.push_back({std::move(title), builder.text(note.text)});
        }
        builder.add(std::move(notes));
    }
    Buttons buttons;
    buttons.buttons.push_back({builder.control("start", assessment.words[Word::Start], Next{}), Emphasis::Primary});
    if (session.replaced)
        buttons.buttons.push_back(
            {builder.control("bring-back", assessment.words[Word::BringBack], BringBack{}), Emphasis::Secondary});
    builder.add(std::move(buttons));
    if (!intro.small_print.empty()) builder.add(Paragraph{ParagraphStyle::SmallPrint, builder.text(intro.small_print)});
    return builder.take();
}

Progress progress_at(PageBuilder& builder, const Assessment& assessment, std::size_t item) {
    const Words& words = assessment.words;
    const std::size_t total = assessment.items.size();
    const std::string current_text = std::to_string(item + 1), total_text = std::to_string(total);
    const std::string& section = assessment.sections[assessment.items[item].section].name;
    const std::size_t seconds_left = (total - item) * seconds_per_question;

    Progress progress;
    progress.section = builder.text(section);
    progress.remaining = builder.text(
        seconds_left < 60 ? words.filled(Word::ProgressLast, {{"current", current_text}, {"total", total_text}})
                          : words.filled(Word::Progress, {{"current", current_text},
                                                          {"total", total_text},
                                                          {"minutes", std::to_string((seconds_left + 30) / 60)}}));
    progress.alternative =
        words.filled(Word::SectionOf, {{"section", section}, {"current", current_text}, {"total", total_text}});
    progress.segments.resize(assessment.sections.size());
    for (std::size_t i = 0; i < total; ++i) {
        Progress::Segment& segment = progress.segments[assessment.items[i].section];
        ++segment.n_questions;
        if (i < item) ++segment.n_passed;
    }
    std::erase_if(progress.segments, [](const Progress::Segment& segment) { return segment.n_questions == 0; });
    return progress;
}

Page question_page(const Assessment& assessment, const Session& session, std::size_t index) {
    const Item& item = assessment.items[index];
    const ResponseFormat& format = assessment.response_formats[item.response_format];
    const Words& words = assessment.words;
    PageBuilder builder(item.id, assessment);
    builder.add(progress_at(builder, assessment, index));

    RadioGroup group;
    group.id = item.id;
    group.question = builder.text(item.text);
    group.prompt = builder.text(format.prompt);
    for (std::size_t category = 0; category < format.categories.size(); ++category) {
        const int answer = static_cast<int>(category);
        group.options.push_back({builder.control(item.id + ":" + std::to_string(category), format.categories[category],
                                                 Answer{index, answer}),
                                 session.answers[index] == answer});
    }
    builder.add(std::move(group));

    const bool answered = session.answers[index].has_value();
    const bool last = index + 1 == assessment.items.size();
    Footer footer;
    footer.back = {builder.control("back", words[Word::Back], Back{}), Emphasis::Quiet};
    // Nine digits answer; on a scale of ten the last category has no key.
    footer.hint = builder.text(
        words.filled(Word::KeysHint, {{"count", std::to_string(std::min<std::size_t>(format.categories.size(), 9))}}));
    // One control with one id, so that a focus on it stays when the answer turns Skip into Next.
    footer.forward = answered ? Button{builder.control("forward", words[last ? Word::ToReport : Word::Next], Next{}),
                                       Emphasis::Primary}
                              : Button{builder.control("forward", words[Word::Skip], Skip{}), Emphasis::Quiet};
    builder.add(std::move(footer));
    return builder.take();
}

}  // namespace

Page build_page(const Assessment& assessment, const Session& session) {
    if (session.shared) return build_report(assessment, *session.shared, Whose::Shared);
    if (is_complete(assessment, session)) return build_report(assessment, score(assessment, session.answers));
    if (const auto item = current_item(assessment, session)) return question_page(assessment, session, *item);
    return intro_page(assessment, session);
}

std::vector<const Control*> controls_of(const Page& page) {
    std::vector<const Control*> controls;
    for (const Block& block : page.blocks) {
        if (const auto* group = std::get_if<RadioGroup>(&block)) {
            for (const auto& option : group->options) controls.push_back(&option.control);
        } else if (const auto* row = std::get_if<Buttons>(&block)) {
            for (const Button& button : row->buttons) controls.push_back(&button.control);
        } else if (const auto* footer = std::get_if<Footer>(&block)) {
            controls.push_back(&footer->back.control);
            controls.push_back(&footer->forward.control);
        }
    }
    return controls;
}

const Control* find_control(const Page& page, std::string_view id) {
    const auto controls = controls_of(page);
    const auto found =
        std::ranges::find(controls, id, [](const Control* control) -> std::string_view { return control->id; });
    return found == controls.end() ? nullptr : *found;
}

std::expected<Session, ActionError> activate(const Assessment& assessment, const Session& session,
                                             std::string_view control_id, Advance advance, std::int64_t now_ms) {
    const Page page = build_page(assessment, session);
    const Control* control = find_control(page, control_id);
    if (!control) return std::unexpected(ActionError{"This page has no control \"" + std::string(control_id) + "\"."});
    auto after = apply(assessment, session, control->action, now_ms);
    if (after && advance == Advance::GoOn && std::holds_alternative<Answer>(control->action))
        return apply(assessment, *after, Next{}, now_ms);
    return after;
}

}  // namespace twotrack
