#include "core/quiz/quiz.hpp"

#include <algorithm>
#include <span>

#include "core/assessment/answers.hpp"
#include "core/page/page_builder.hpp"
#include "core/report/report.hpp"

namespace twotrack {
namespace {

/// The time that a person needs for a card, by the kind of its first item.
std::size_t seconds_for(ItemKind kind) {
    switch (kind) {
        case ItemKind::TradeOff:
        case ItemKind::Situation: return 18;
        case ItemKind::Pair: return 11;
        default: return 8;
    }
}

void add_intro(PageBuilder& builder, const Assessment& assessment, const Session& session) {
    const Intro& intro = assessment.intro;
    builder.add_heading(1, intro.heading);
    builder.add_paragraph(ParagraphStyle::Lead, intro.lead);
    if (!intro.notes.empty()) {
        Notes& notes = builder.add<Notes>();
        for (const Note& note : intro.notes) notes.entries.push_back(builder.note(note.title, note.text));
    }
    builder.add_button("start", InterfaceKey::Start, Begin{Form::Full}, Emphasis::Primary);
    if (assessment.has_short_form)
        builder.add_button("start-short", InterfaceKey::StartShort, Begin{Form::Short}, Emphasis::Secondary);
    if (session.replaced) builder.add_button("bring-back", InterfaceKey::BringBack, BringBack{}, Emphasis::Secondary);
    if (!intro.small_print.empty()) builder.add_paragraph(ParagraphStyle::SmallPrint, intro.small_print);
}

/// The cards among these positions that ask something, in order.
std::vector<std::size_t> cards_among(const Assessment& assessment, std::span<const Position> places) {
    std::vector<std::size_t> cards;
    for (const Position& place : places)
        if (place.kind == Position::Kind::Card && !is_information(assessment, assessment.cards[place.index]))
            cards.push_back(place.index);
    return cards;
}

std::vector<std::size_t> cards_of(const Assessment& assessment, const SessionProgress& progress) {
    return cards_among(assessment, positions_of(assessment, progress));
}

void add_progress(PageBuilder& builder, const Assessment& assessment, const Session& session) {
    const InterfaceText& interface_text = assessment.interface_text;
    const std::vector<Position> places = positions_of(assessment, session);
    const std::vector<std::size_t> cards = cards_among(assessment, places);
    const auto here = std::ranges::find(places, session.position);
    const std::size_t n_passed = cards_among(assessment, {places.begin(), here}).size();
    const auto item_of = [&](std::size_t card) -> const Item& {
        return assessment.items[assessment.cards[card].first_item];
    };
    Progress& progress = builder.add<Progress>();
    progress.segments.resize(assessment.sections.size());
    std::size_t seconds_left = 0;
    for (std::size_t k = 0; k < cards.size(); ++k) {
        Progress::Segment& segment = progress.segments[item_of(cards[k]).section];
        ++segment.n_questions;
        if (k < n_passed) ++segment.n_passed;
        else seconds_left += seconds_for(item_of(cards[k]).kind);
    }
    std::erase_if(progress.segments, [](const Progress::Segment& segment) { return segment.n_questions == 0; });

    const std::string& section = assessment.sections[item_of(session.position.index).section].name;
    const std::string current_text = std::to_string(std::min(n_passed + 1, cards.size())),
                      total_text = std::to_string(cards.size());
    builder.set(progress.section, section);
    builder.set(
        progress.remaining,
        seconds_left < 60
            ? interface_text.filled(InterfaceKey::ProgressLast, {{"current", current_text}, {"total", total_text}})
            : interface_text.filled(InterfaceKey::Progress, {{"current", current_text},
                                                             {"total", total_text},
                                                             {"minutes", std::to_string((seconds_left + 30) / 60)}}));
    progress.alternative = interface_text.filled(
        InterfaceKey::SectionOf, {{"section", section}, {"current", current_text}, {"total", total_text}});
}

void add_group(PageBuilder& builder, const Assessment& assessment, const Session& session, std::size_t index) {
    const Item& item = assessment.items[index];
    const ResponseFormat& format = assessment.format_of(index);
    ChoiceGroup& group = builder.add<ChoiceGroup>();
    group.id = item.id;
    group.selection = selection_of(item.kind);
    group.level = item.kind == ItemKind::Importance ? 2 : 1;
    builder.set(group.question, item.text);
    builder.set(group.prompt,
                !format.prompt.empty()                  ? format.prompt
                : group.selection == Selection::Several ? assessment.interface_text[InterfaceKey::ChooseSeveral]
                : group.selection == Selection::Ranking ? assessment.interface_text[InterfaceKey::ChooseInOrder]
                                                        : "");
    for (const TradeOff& trade_off : assessment.trade_offs) {
        if (trade_off.item != index) continue;
        for (const TradeOffEnd* end : {&trade_off.low, &trade_off.high}) {
            Text name = builder.text(end->name);
            group.ends.push_back({std::move(name), builder.text(end->text)});
        }
    }
    // Where several may be chosen, the options form no scale, and the option apart comes last in the same list.
    group.n_ordered = group.selection == Selection::One ? format.n_ordered : 0;
    const std::vector<int> chosen = options_of(assessment, index, session.answers[index]);
    for (std::size_t category = 0; category < format.categories.size(); ++category) {
        const int answer = static_cast<int>(category);
        const auto place = std::ranges::find(chosen, answer);
        const bool checked = place != chosen.end();
        Control control = builder.control(item.id + ":" + std::to_string(category), format.categories[category].label,
                                          Answer{index, answer});
        Text rank;
        if (group.selection == Selection::Ranking)
            builder.set(rank, checked ? std::to_string(place - chosen.begin() + 1) : "");
        group.options.push_back({std::move(control), checked, std::move(rank)});
    }
}

void add_field(PageBuilder& builder, const Assessment& assessment, const Session& session, std::size_t index) {
    const Item& item = assessment.items[index];
    TextField& field = builder.add<TextField>();
    field.control = builder.control(item.id + ":text", item.text, Write{index, {}});
    builder.set(field.prompt, assessment.format_of(index).prompt);
    field.value = session.texts[index];
}

void add_item(PageBuilder& builder, const Assessment& assessment, const Session& session, std::size_t index) {
    const Item& item = assessment.items[index];
    if (item.kind == ItemKind::ShortText) {
        add_field(builder, assessment, session, index);
    } else if (item.kind == ItemKind::Information) {
        builder.add_heading(1, item.text);
        builder.add_paragraph(ParagraphStyle::Lead, assessment.format_of(index).prompt);
    } else {
        add_group(builder, assessment, session, index);
    }
}

void add_card(PageBuilder& builder, const Assessment& assessment, const Session& session) {
    const Card& card = assessment.cards[session.position.index];
    add_progress(builder, assessment, session);
    std::size_t n_answered = 0, n_keys = 0;
    for (std::size_t i = card.first_item; i < card.first_item + card.n_items; ++i) {
        add_item(builder, assessment, session, i);
        if (is_answered(assessment, i, session.answers[i])) ++n_answered;
        n_keys = std::max(n_keys, assessment.n_categories(i));
    }
    Footer& footer = builder.add<Footer>();
    footer.back = builder.button("back", InterfaceKey::Back, Back{}, Emphasis::Quiet);
    // The digits 1 to 9 answer. On a scale of ten, the last category has no key.
    const std::string count = std::to_string(std::min<std::size_t>(n_keys, 9));
    builder.set(footer.hint,
                n_keys > 0 ? assessment.interface_text.filled(InterfaceKey::KeysHint, {{"count", count}}) : "");
    // Skip and Next are one control with one id: the focus stays when an answer turns Skip into Next.
    const auto forward = [&](InterfaceKey key, Action action, Emphasis emphasis) {
        footer.forward =
            builder.button("forward", session.is_reviewing ? InterfaceKey::ToReview : key, action, emphasis);
    };
    if (n_answered == card.n_items) forward(InterfaceKey::Next, Next{}, Emphasis::Primary);
    else forward(n_answered > 0 ? InterfaceKey::SkipRest : InterfaceKey::Skip, Skip{}, Emphasis::Quiet);
}

void add_section(PageBuilder& builder, const Assessment& assessment, const Session& session) {
    const Section& section = assessment.sections[session.position.index];
    builder.set(builder.add<Badge>().text, section.name);
    builder.add_heading(1, section.heading);
    builder.add_paragraph(ParagraphStyle::Lead, section.lead);
    builder.add_button("forward", InterfaceKey::Continue, Next{}, Emphasis::Primary);
    builder.add_button("back", InterfaceKey::Back, Back{}, Emphasis::Quiet);
}

/// A word that counts the questions, and those of them that the progress answers.
std::string counted(const Assessment& assessment, InterfaceKey key, const SessionProgress& progress) {
    const std::vector<std::size_t> cards = cards_of(assessment, progress);
    const auto n_whole = std::ranges::count_if(
        cards, [&](std::size_t card) { return is_whole(assessment, assessment.cards[card], progress.answers); });
    return assessment.interface_text.filled(
        key, {{"answered", std::to_string(n_whole)}, {"total", std::to_string(cards.size())}});
}

void add_welcome(PageBuilder& builder, const Assessment& assessment, const Session& session) {
    builder.add_heading(1, assessment.interface_text[InterfaceKey::WelcomeTitle]);
    builder.add_paragraph(ParagraphStyle::Lead, counted(assessment, InterfaceKey::WelcomeLead, session));
    builder.add_button("resume", InterfaceKey::Resume, Resume{}, Emphasis::Primary);
    builder.add_button("restart", InterfaceKey::StartOver, Restart{}, Emphasis::Secondary);
    if (session.replaced)
        builder.add_button("bring-back", counted(assessment, InterfaceKey::OtherAnswers, *session.replaced),
                           BringBack{}, Emphasis::Secondary);
}

/// The answers of a card in words. A trade-off includes its importance.
std::string answer_words(const Assessment& assessment, const Session& session, const Card& card) {
    std::string list;
    for (std::size_t i = card.first_item; i < card.first_item + card.n_items; ++i) {
        if (session.answers[i] && assessment.items[i].kind == ItemKind::ShortText) return session.texts[i];
        std::string own;
        for (const int option : options_of(assessment, i, session.answers[i]))
            own +=
                (own.empty() ? "" : ", ") + assessment.format_of(i).categories[static_cast<std::size_t>(option)].label;
        list +=
            (list.empty() ? "" : " · ") + (own.empty() ? assessment.interface_text[InterfaceKey::NotAnswered] : own);
    }
    return list;
}

void add_review(PageBuilder& builder, const Assessment& assessment, const Session& session) {
    const std::vector<std::size_t> cards = cards_of(assessment, session);
    builder.add_heading(1, assessment.interface_text[InterfaceKey::ReviewTitle]);
    builder.add_paragraph(ParagraphStyle::Lead, counted(assessment, InterfaceKey::ReviewLead, session));
    Review& review = builder.add<Review>();
    std::optional<std::size_t> section;
    for (const std::size_t index : cards) {
        const Card& card = assessment.cards[index];
        const Item& item = assessment.items[card.first_item];
        if (section != item.section) {
            section = item.section;
            review.groups.push_back({builder.text(assessment.sections[item.section].name), {}});
        }
        Control control = builder.control("open:" + item.id, item.text, Open{index});
        review.groups.back().entries.push_back({std::move(control),
                                                builder.text(answer_words(assessment, session, card)),
                                                is_whole(assessment, card, session.answers)});
    }
    builder.add_button("forward", InterfaceKey::ToReport, Next{}, Emphasis::Primary);
    builder.add_button("back", InterfaceKey::Back, Back{}, Emphasis::Quiet);
}

/// The page of a session that shows no result.
Page question_page(const Assessment& assessment, const Session& session) {
    PageBuilder builder(page_id(assessment, session), assessment);
    if (session.is_welcome) {
        add_welcome(builder, assessment, session);
    } else {
        switch (session.position.kind) {
            case Position::Kind::Intro: add_intro(builder, assessment, session); break;
            case Position::Kind::Section: add_section(builder, assessment, session); break;
            case Position::Kind::Card: add_card(builder, assessment, session); break;
            case Position::Kind::Review: add_review(builder, assessment, session); break;
            case Position::Kind::Report: break;
        }
    }
    return builder.take();
}

/// Whether an answer moves on to the next page by itself.
bool completes(const Assessment& assessment, const Session& before, const Answer& answer) {
    const Item& item = assessment.items[answer.item];
    if (selection_of(item.kind) != Selection::One) return false;
    // On a card with several questions, only the answer that completes the card moves on; a changed answer does not.
    return assessment.cards[item.card].n_items == 1 || !before.answers[answer.item];
}

std::unexpected<ActionError> no_control(std::string_view id) {
    return std::unexpected(ActionError{"This page has no control \"" + std::string(id) + "\"."});
}

}  // namespace

QuizState show(const Assessment& assessment, Session session) {
    QuizState state{std::move(session), {}, {}};
    const Session& shown = state.session;
    if (const auto& shared = shown.shared) {
        state.page = build_report(assessment, shared->result, shared->answers ? &*shared->answers : nullptr,
                                  shared->form, Whose::Shared);
    } else if (shown.is_welcome || shown.position.kind != Position::Kind::Report) {
        state.page = question_page(assessment, shown);
    } else {
        state.result = score_session(assessment, shown);
        state.page =
            build_report(assessment, *state.result, &shown.answers, shown.form, Whose::Own, shown.replaced.has_value());
    }
    return state;
}

Page build_page(const Assessment& assessment, const Session& session) { return show(assessment, session).page; }

std::expected<QuizState, ActionError> write(const Assessment& assessment, const Session& session, const Page& page,
                                            std::string_view control_id, std::string_view text, std::int64_t now_ms) {
    const Control* control = find_control(page, control_id);
    const auto* field = control ? std::get_if<Write>(&control->action) : nullptr;
    if (!field) return no_control(control_id);
    auto after = apply(assessment, session, Write{field->item, text}, now_ms);
    if (!after) return std::unexpected(std::move(after.error()));
    return show(assessment, std::move(*after));
}

std::expected<QuizState, ActionError> activate(const Assessment& assessment, const Session& session, const Page& page,
                                               std::string_view control_id, Advance advance, std::int64_t now_ms) {
    const Control* control = find_control(page, control_id);
    if (!control) return no_control(control_id);
    // Activating a text field puts the focus into it, and the focus belongs to the view.
    if (std::holds_alternative<Write>(control->action)) return show(assessment, session);
    auto after = apply(assessment, session, control->action, now_ms);
    if (!after) return std::unexpected(std::move(after.error()));
    const auto* answer = std::get_if<Answer>(&control->action);
    if (answer && advance == Advance::GoOn && completes(assessment, session, *answer))
        if (auto gone = apply(assessment, *after, Next{}, now_ms)) after = std::move(gone);
    return show(assessment, std::move(*after));
}

}  // namespace twotrack
