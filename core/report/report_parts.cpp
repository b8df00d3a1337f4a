#include "core/report/report_parts.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/stable_sort.hpp"
#include "core/scoring/contribution.hpp"

namespace twotrack {
namespace {

constexpr std::size_t most_influences = 3;        // in each direction
constexpr double least_influence_logits = 0.005;  // no figure would show a smaller influence
// With more answers, the part is left out. Each influence takes one scoring, and the total cost grows with the square
// of the number of answers.
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
    if (which == Part::Costs && !facts_.are_costs_weighed()) return;
    const bool figure = has_figure(which);
    // Parts about facts have no figure. Motives and Costs may have remarks without a figure. The other parts need their
    // figure.
    const bool facts = which == Part::Company || which == Part::Reversibility;
    const bool remarks_suffice = facts || which == Part::Motives || which == Part::Costs;
    const bool speaks = says(part.remarks) || (facts && says(part.lead));
    if (!figure && !(remarks_suffice && speaks)) return;
    builder_.add_heading(2, part.title);
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
    Notes* notes = nullptr;  // the block that the next note joins
    for (const FirstMatch& match : matches) {
        const Remark* remark = said(match);
        if (!remark) continue;
        if (remark->title.empty()) {
            builder_.add_paragraph(ParagraphStyle::Body, facts_.filled(remark->text));
            notes = nullptr;
        } else {
            if (!notes) notes = &builder_.add<Notes>();
            notes->entries.push_back(builder_.note(facts_.filled(remark->title), facts_.filled(remark->text)));
        }
    }
}

bool ReportParts::has_figure(Part which) const {
    switch (which) {
        case Part::Dimensions:
            return assessment_.decision && std::ranges::count_if(assessment_.trade_offs, [&](const TradeOff& each) {
                                               return direction_of(each) != 0 && facts_.answer(each.item);
                                           }) >= least_answers;
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
    Bars& bars = builder_.add<Bars>();
    builder_.set(bars.low, low);
    builder_.set(bars.high, high);
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
        Bars::Entry& entry = bars.entries.emplace_back();
        builder_.set(entry.label, sentence_case(trade_off.name));
        builder_.set(entry.detail, detail_of(trade_off.item));
        const double share = share_of(trade_off.item, 0.5);
        entry.value = direction_of(trade_off) > 0 ? 2.0 * share - 1.0 : 1.0 - 2.0 * share;
        // A trade-off without an importance counts half.
        entry.weight = share_of(trade_off.item + 1, 0.5);
    }
}

/// The motives that were chosen each time they were offered, so often that random answers would name any of the motives
/// at most one time in ten.
std::vector<std::size_t> ReportParts::leading_motives() const {
    std::vector<std::size_t> leading;
    const auto n_motives = static_cast<double>(assessment_.motives.size());
    for (std::size_t m = 0; m < assessment_.motives.size(); ++m) {
        const int n_offers = facts_.motive_offers[m];
        if (facts_.motive_counts[m] == n_offers && std::ldexp(n_motives, -n_offers) <= 0.1) leading.push_back(m);
    }
    return leading;
}

void ReportParts::add_motives() {
    Notes& notes = builder_.add<Notes>();
    for (const std::size_t m : leading_motives()) {
        const Motive& motive = assessment_.motives[m];
        notes.entries.push_back(builder_.note(
            motive.name, motive.experiment.empty() ? motive.text : motive.text + " " + motive.experiment));
    }
}

void ReportParts::add_costs() {
    Notes& notes = builder_.add<Notes>();
    for (const std::size_t c : facts_.heavy_costs) {
        if (notes.entries.size() == most_costs) break;
        notes.entries.push_back(builder_.note(sentence_case(assessment_.costs[c].title), assessment_.costs[c].text));
    }
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
    Bars& bars = builder_.add<Bars>();
    builder_.set(bars.low, low);
    builder_.set(bars.high, high);
    bars.alternative = interface_text[InterfaceKey::InfluencesAlternative];
    std::size_t n_low = 0, n_high = 0;
    for (const auto& [item, shift] : influences()) {
        std::size_t& n = shift < 0 ? n_low : n_high;
        if (n++ >= most_influences) continue;
        const std::string& answer =
            assessment_.format_of(item).categories[static_cast<std::size_t>(*facts_.answer(item))].label;
        Bars::Entry& entry = bars.entries.emplace_back();
        builder_.set(entry.label, assessment_.items[item].text);
        builder_.set(entry.detail, InterfaceKey::InfluenceDetail,
                     {{"answer", answer}, {"side", shift < 0 ? low : high}});
        entry.value = shift / largest;
    }
}

void ReportParts::add_ladders() {
    const Standing& standing = plan_.standings[static_cast<std::size_t>(*facts_.answer(plan_.role_item))];
    Ladders& ladders = builder_.add<Ladders>();
    for (std::size_t l = 0; l < plan_.ladders.size(); ++l) {
        const Ladder& ladder = plan_.ladders[l];
        Ladders::Entry& entry = ladders.entries.emplace_back();
        builder_.set(entry.name, ladder.name);
        entry.scale = ladder.scale;
        for (std::size_t s = 0; s < ladder.stages.size(); ++s) {
            Ladders::Stage& stage = entry.stages.emplace_back();
            builder_.set(stage.name, ladder.stages[s].name);
            const int index = static_cast<int>(s);
            if (standing.now[l] == index) stage.mark = Ladders::Mark::Now;
            else if (standing.next[l] == index) stage.mark = Ladders::Mark::Next;
            builder_.set(stage.mark_label,
                         stage.mark == Ladders::Mark::Now    ? assessment_.interface_text[InterfaceKey::StageNow]
                         : stage.mark == Ladders::Mark::Next ? assessment_.interface_text[InterfaceKey::StageNext]
                                                             : "");
        }
    }
}

void ReportParts::add_questions() {
    List& list = builder_.add<List>();
    list.order = List::Order::Ordered;
    const auto is_first = [&](const ListEntry& entry) { return !entry.when.is_empty() && facts_.holds(entry.when); };
    const auto add_entry = [&](const ListEntry& entry, const std::string& why) {
        list.entries.push_back({builder_.text(facts_.filled(entry.text)), builder_.text(facts_.filled(why)), ""});
    };
    for (const ListEntry& entry : plan_.questions)
        if (is_first(entry)) add_entry(entry, entry.why);
    for (const ListEntry& entry : plan_.questions)
        if (!is_first(entry)) add_entry(entry, "");
}

void ReportParts::add_reading() {
    List& list = builder_.add<List>();
    for (const ListEntry& entry : plan_.reading) {
        if (!facts_.holds(entry.when)) continue;
        list.entries.push_back({builder_.text(entry.text), builder_.text(""), entry.url});
    }
}

}  // namespace twotrack
