#include "core/report/report_parts.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/stable_sort.hpp"
#include "core/scoring/contribution.hpp"

namespace twotrack {
namespace {

constexpr std::size_t most_motives = 3;
constexpr std::size_t most_influences = 3;        // in each direction
constexpr double least_influence_logits = 0.005;  // no figure would show a smaller influence With more answers, the
                                                  // part is left out. Each influence takes one scoring, and the total
                                                  // cost grows with the square of the number of answers.
constexpr std::size_t most_answers_left_out = 200;

}  // namespace

void ReportParts::add_fit() {
    if (facts_.answers) add_remarks(plan_.part(Part::Fit).remarks);
}

void ReportParts::add_rest() {
    if (!facts_.answers) return;
    for (int part = static_cast<int>(Part::Dimensions); part < static_cast<int>(Part::Count); ++part)
        add(static_cast<Part>(part));
}

void ReportParts::add(Part which) {
    const PartPlan& part = plan_.part(which);
    if (part.title.empty()) return;
    const bool figure = has_figure(which);
    // Parts about facts have no figure. Motives and Costs may have remarks without a figure. The other parts need their
    // figure.
    const bool facts = which == Part::Company || which == Part::Reversibility;
    const bool remarks_suffice = facts || which == Part::Motives || which == Part::Costs;
    const bool speaks = says(part.remarks) || (facts && says(part.lead));
    if (!figure && !(remarks_suffice && speaks)) return;
    builder_.add(Heading{2, builder_.text(part.title)});
    if (figure || facts) add_remarks(part.lead);
    if (figure) add_figure(which);
    add_remarks(part.remarks);
}

const Remark* ReportParts::said(const FirstMatch& match) const {
    const auto found = std::ranges::find_if(match, [&](const Remark& each) { return facts_.holds(each.when); });
    return found == match.end() ? nullptr : &*found;
}

bool ReportParts::says(const std::vector<FirstMatch>& matches) const {
    return std::ranges::any_of(matches, [&](const FirstMatch& match) { return said(match) != nullptr; });
}

void ReportParts::add_remarks(const std::vector<FirstMatch>& matches) {
    Notes notes;
    const auto flush = [&] {
        if (!notes.entries.empty()) builder_.add(std::exchange(notes, {}));
    };
    for (const FirstMatch& match : matches) {
        const Remark* remark = said(match);
        if (!remark) continue;
        if (remark->title.empty()) {
            flush();
            builder_.add(Paragraph{ParagraphStyle::Body, builder_.text(facts_.filled(remark->text))});
        } else {
            Text title = builder_.text(facts_.filled(remark->title));
            notes.entries.push_back({std::move(title), builder_.text(facts_.filled(remark->text))});
        }
    }
    flush();
}

bool ReportParts::has_figure(Part which) const {
    switch (which) {
        case Part::Dimensions:
            return assessment_.decision && std::ranges::any_of(assessment_.trade_offs, [&](const TradeOff& each) {
                       return direction_of(each) != 0 && facts_.answer(each.item);
                   });
        case Part::Motives: return !leading_motives().empty();
        case Part::Costs: return !facts_.heavy_costs.empty();
        case Part::Influences: return !influences().empty();
        case Part::Ladders: return !plan_.ladders.empty() && facts_.answer(plan_.role_item).has_value();
        case Part::Conversations: return !plan_.questions.empty();
        case Part::Reading:
            return std::ranges::any_of(plan_.reading, [&](const ListEntry& each) { return facts_.holds(each.when); });
        default: return false;
    }
}

void ReportParts::add_figure(Part which) {
    switch (which) {
        case Part::Dimensions: return add_dimensions();
        case Part::Motives: return add_motives();
        case Part::Costs: return add_costs();
        case Part::Influences: return add_influences();
        case Part::Ladders: return add_ladders();
        case Part::Conversations: return add_questions();
        case Part::Reading: return add_reading();
        default: return;
    }
}

/// The direction of the high end of a trade-off: 1 for the people scale, -1 for the technical scale; 0 when the ends
/// are not the decision's two scales.
int ReportParts::direction_of(const TradeOff& trade_off) const {
    const Decision& decision = *assessment_.decision;
    if (trade_off.low.scale == decision.technical_scale && trade_off.high.scale == decision.people_scale) return 1;
    if (trade_off.low.scale == decision.people_scale && trade_off.high.scale == decision.technical_scale) return -1;
    return 0;
}

void ReportParts::add_dimensions() {
    const InterfaceText& interface_text = assessment_.interface_text;
    const Decision& decision = *assessment_.decision;
    const std::string &low = assessment_.scales[decision.technical_scale].short_name,
                      &high = assessment_.scales[decision.people_scale].short_name;
    Bars bars;
    bars.low = builder_.text(low);
    bars.high = builder_.text(high);
    bars.alternative = interface_text.filled(InterfaceKey::DimensionsAlternative, {{"low", low}, {"high", high}});
    const auto label_of = [&](std::size_t item) -> const std::string& {
        return assessment_.format_of(item).categories[static_cast<std::size_t>(*facts_.answer(item))].label;
    };
    const auto detail_of = [&](std::size_t item) {
        if (!facts_.answer(item)) return interface_text[InterfaceKey::NotAnswered];
        if (!facts_.answer(item + 1))
            return interface_text.filled(InterfaceKey::DimensionUnweighed, {{"preference", label_of(item)}});
        return interface_text.filled(InterfaceKey::DimensionDetail,
                                     {{"preference", label_of(item)}, {"importance", label_of(item + 1)}});
    };
    // The answer's share of an ordered scale. The option apart has no position on the scale.
    const auto share_of = [&](std::size_t item, double otherwise) {
        const auto n = static_cast<int>(assessment_.format_of(item).n_ordered);
        const Response answer = facts_.answer(item);
        return answer && *answer < n ? *answer / static_cast<double>(n - 1) : otherwise;
    };
    const std::vector<bool> presented = assessment_.presented(facts_.form, *facts_.answers);
    for (const TradeOff& trade_off : assessment_.trade_offs) {
        if (direction_of(trade_off) == 0 || !presented[trade_off.item]) continue;
        Bars::Entry entry;
        entry.label = builder_.text(sentence_case(trade_off.name));
        entry.detail = builder_.text(detail_of(trade_off.item));
        const double share = share_of(trade_off.item, 0.5);
        entry.value = direction_of(trade_off) > 0 ? 2.0 * share - 1.0 : 1.0 - 2.0 * share;
        // A trade-off without an importance counts half.
        entry.weight = share_of(trade_off.item + 1, 0.5);
        bars.entries.push_back(std::move(entry));
    }
    builder_.add(std::move(bars));
}

/// The motives that were chosen each time they were offered, at least twice; strong motives first.
std::vector<std::size_t> ReportParts::leading_motives() const {
    std::vector<std::size_t> leading;
    for (std::size_t m = 0; m < assessment_.motives.size(); ++m)
        if (facts_.motive_counts[m] >= 2 && facts_.motive_counts[m] == facts_.motive_offers[m]) leading.push_back(m);
    stable_sort(leading, [&](std::size_t a, std::size_t b) {
        return assessment_.motives[a].strength < assessment_.motives[b].strength;
    });
    if (leading.size() > most_motives) leading.resize(most_motives);
    return leading;
}

void ReportParts::add_motives() {
    Notes notes;
    for (const std::size_t m : leading_motives()) {
        const Motive& motive = assessment_.motives[m];
        Text title = builder_.text(motive.name);
        notes.entries.push_back(
            {std::move(title),
             builder_.text(motive.experiment.empty() ? motive.text : motive.text + " " + motive.experiment)});
    }
    builder_.add(std::move(notes));
}

void ReportParts::add_costs() {
    Notes notes;
    for (const std::size_t c : facts_.heavy_costs) {
        if (notes.entries.size() == most_costs) break;
        Text title = builder_.text(sentence_case(assessment_.costs[c].title));
        notes.entries.push_back({std::move(title), builder_.text(assessment_.costs[c].text)});
    }
    builder_.add(std::move(notes));
}

/// Number of answers over all scales.
std::size_t ReportParts::n_answered() const {
    std::size_t n = 0;
    for (const ScaleScore& score : facts_.result.scales) n += score.estimate.n_answered;
    return n;
}

/// The answers that move the lean visibly, the strongest first.
const std::vector<ReportParts::Influence>& ReportParts::influences() const {
    if (influences_) return *influences_;
    std::vector<Influence>& found = influences_.emplace();
    if (!facts_.result.lean || facts_.result.outcome == Outcome::NotEnoughEvidence) return found;
    if (n_answered() > most_answers_left_out) return found;
    const std::vector<double> shifts = lean_contributions(
        assessment_, *facts_.answers, {.presented = assessment_.presented(facts_.form, *facts_.answers)});
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < shifts.size(); ++i)
        if (std::fabs(shifts[i]) >= least_influence_logits) order.push_back(i);
    stable_sort(order, [&](std::size_t a, std::size_t b) { return std::fabs(shifts[a]) > std::fabs(shifts[b]); });
    for (const std::size_t i : order) found.push_back({i, shifts[i]});
    return found;
}

void ReportParts::add_influences() {
    const InterfaceText& interface_text = assessment_.interface_text;
    const double largest = std::fabs(influences()[0].shift_logits);
    const std::string &low = assessment_.scales[assessment_.decision->technical_scale].short_name,
                      &high = assessment_.scales[assessment_.decision->people_scale].short_name;
    Bars bars;
    bars.low = builder_.text(low);
    bars.high = builder_.text(high);
    bars.alternative = interface_text[InterfaceKey::InfluencesAlternative];
    std::size_t n_low = 0, n_high = 0;
    for (const auto& [item, shift] : influences()) {
        std::size_t& n = shift < 0 ? n_low : n_high;
        if (n++ >= most_influences) continue;
        const std::string& answer =
            assessment_.format_of(item).categories[static_cast<std::size_t>(*facts_.answer(item))].label;
        Text label = builder_.text(assessment_.items[item].text);
        Text detail = builder_.text(interface_text.filled(InterfaceKey::InfluenceDetail,
                                                          {{"answer", answer}, {"side", shift < 0 ? low : high}}));
        bars.entries.push_back({std::move(label), std::move(detail), shift / largest, 1.0});
    }
    builder_.add(std::move(bars));
}

void ReportParts::add_ladders() {
    const Standing& standing = plan_.standings[static_cast<std::size_t>(*facts_.answer(plan_.role_item))];
    Ladders ladders;
    for (std::size_t l = 0; l < plan_.ladders.size(); ++l) {
        const Ladder& ladder = plan_.ladders[l];
        Ladders::Entry entry;
        entry.name = builder_.text(ladder.name);
        entry.scale = ladder.scale;
        for (std::size_t s = 0; s < ladder.stages.size(); ++s) {
            Ladders::Stage stage;
            stage.name = builder_.text(ladder.stages[s].name);
            const int index = static_cast<int>(s);
            if (standing.now[l] == index) stage.mark = Ladders::Mark::Now;
            else if (standing.next[l] == index) stage.mark = Ladders::Mark::Next;
            stage.mark_label =
                builder_.text(stage.mark == Ladders::Mark::Now    ? assessment_.interface_text[InterfaceKey::StageNow]
                              : stage.mark == Ladders::Mark::Next ? assessment_.interface_text[InterfaceKey::StageNext]
                                                                  : "");
            entry.stages.push_back(std::move(stage));
        }
        ladders.entries.push_back(std::move(entry));
    }
    builder_.add(std::move(ladders));
}

void ReportParts::add_questions() {
    List list;
    list.order = List::Order::Ordered;
    const auto is_first = [&](const ListEntry& entry) { return !entry.when.is_empty() && facts_.holds(entry.when); };
    const auto add_entry = [&](const ListEntry& entry, const std::string& why) {
        Text text = builder_.text(facts_.filled(entry.text));
        list.entries.push_back({std::move(text), builder_.text(facts_.filled(why)), ""});
    };
    for (const ListEntry& entry : plan_.questions)
        if (is_first(entry)) add_entry(entry, entry.why);
    for (const ListEntry& entry : plan_.questions)
        if (!is_first(entry)) add_entry(entry, "");
    builder_.add(std::move(list));
}

void ReportParts::add_reading() {
    List list;
    for (const ListEntry& entry : plan_.reading) {
        if (!facts_.holds(entry.when)) continue;
        Text text = builder_.text(entry.text);
        list.entries.push_back({std::move(text), builder_.text(""), entry.url});
    }
    builder_.add(std::move(list));
}

}  // namespace twotrack
