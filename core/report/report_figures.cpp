#include "core/report/report_figures.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/elementary.hpp"

namespace twotrack {
namespace {

/// Solves Φ(z) = p for z by bisection, for p in (0, 1).
double normal_quantile(double p) {
    double low = -9.0, high = 9.0;
    for (int step = 0; step < 60; ++step) {
        const double middle = 0.5 * (low + high);
        (normal_cdf(middle) < p ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

/// The highest odds that are ever stated: nobody has checked the model against people.
std::string at_least_19_in_20(const InterfaceText& interface_text) {
    return interface_text.filled(InterfaceKey::CertaintyMoreThan, {{"n", "19"}, {"m", "20"}});
}

/// Words such as "about 9 in 10". The odds never exceed the probability, which lies in [0, 1].
std::string odds_in_words(const InterfaceText& interface_text, double probability) {
    struct Odds {
        double at_least;
        const char *n, *m;
    };
    constexpr Odds steps[] = {{0.90, "9", "10"}, {0.80, "4", "5"}, {0.70, "7", "10"}, {0.60, "3", "5"}};
    if (probability >= 0.95) return at_least_19_in_20(interface_text);
    for (const Odds& odds : steps)
        if (probability >= odds.at_least)
            return interface_text.filled(InterfaceKey::CertaintyOdds, {{"n", odds.n}, {"m", odds.m}});
    return interface_text[InterfaceKey::CertaintyEven];
}

/// The joint model's odds: one figure for each of its words.
std::string odds_in_words(const InterfaceText& interface_text, Words words) {
    constexpr const char* odds[][2] = {{}, {"4", "5"}, {"4", "5"}, {"3", "4"}, {"9", "10"}};
    if (words == Words::None) return interface_text[InterfaceKey::CertaintyEven];
    if (words == Words::VeryLikely) return at_least_19_in_20(interface_text);
    const auto& [n, m] = odds[static_cast<std::size_t>(words)];
    return interface_text.filled(InterfaceKey::CertaintyOdds, {{"n", n}, {"m", m}});
}

/// One decimal, with a true minus sign.
std::string with_one_decimal(const InterfaceText& interface_text, double value) {
    const auto tenths = std::lround(std::fabs(value) * 10.0);
    const char* sign = value < 0 && tenths != 0 ? "−" : "";
    return sign + std::to_string(tenths / 10) + interface_text[InterfaceKey::DecimalMark] + std::to_string(tenths % 10);
}

/// With a model, a level is said only where the posterior carries it; empty otherwise.
std::string level_in_words(const Assessment& assessment, const Result& result, std::size_t scale) {
    const InterfaceText& interface_text = assessment.interface_text;
    const auto& decision = assessment.decision;
    if (decision && decision->model && (scale == decision->technical_scale || scale == decision->people_scale)) {
        const Level level = result.levels[scale == decision->people_scale ? 1 : 0];
        return level == Level::High  ? interface_text[InterfaceKey::LevelReal]
               : level == Level::Low ? interface_text[InterfaceKey::LevelLittle]
                                     : std::string();
    }
    const double theta = result.scales[scale].estimate.theta;
    if (theta < -1.5) return interface_text[InterfaceKey::LevelVeryLow];
    if (theta < -0.5) return interface_text[InterfaceKey::LevelLow];
    if (theta <= 0.5) return interface_text[InterfaceKey::LevelMiddle];
    if (theta <= 1.5) return interface_text[InterfaceKey::LevelHigh];
    return interface_text[InterfaceKey::LevelVeryHigh];
}

const Scale& technical_scale(const Assessment& assessment) {
    return assessment.scales[assessment.decision->technical_scale];
}
const Scale& people_scale(const Assessment& assessment) { return assessment.scales[assessment.decision->people_scale]; }

/// The largest lean that calls neither side.
double zone_of(const Decision& decision, const Result& result) {
    const Lean& lean = *result.lean;
    const double zone = (decision.call >= 1.0 ? 9.0 : normal_quantile(decision.call)) * lean.standard_error;
    if (!decision.model) return zone;
    // The model's posterior is not normal, and careless answers weaken a call. The point lies on the outcome's side of
    // the zone's end, where it can be seen.
    const bool is_called = result.outcome == Outcome::Technical || result.outcome == Outcome::Management;
    const double point = std::fabs(lean.estimate);
    return is_called ? std::min(zone, 0.9 * point) : std::max(zone, 1.1 * point);
}

}  // namespace

std::string certainty_sentence(const Assessment& assessment, const Result& result) {
    if (result.outcome == Outcome::NotEnoughEvidence) return {};
    const InterfaceText& interface_text = assessment.interface_text;
    // That both traits are high, or both low, is right in 83 to 86 % of the cases in which nine in ten are computed,
    // because the posterior knows the items' locations.
    const bool is_of_both = result.outcome == Outcome::Hybrid || result.outcome == Outcome::NeitherYet;
    const double probability = is_of_both ? std::min(result.p_outcome, 0.8) : result.p_outcome;
    std::string odds = assessment.decision->model ? odds_in_words(interface_text, result.words)
                                                  : odds_in_words(interface_text, probability);
    if (result.outcome == Outcome::TooCloseToCall && odds != interface_text[InterfaceKey::CertaintyEven]) {
        const Scale& side = result.lean->p_people >= 0.5 ? people_scale(assessment) : technical_scale(assessment);
        odds = interface_text.filled(InterfaceKey::CertaintyTowards, {{"odds", odds}, {"side", side.short_name}});
    }
    return sentence_case(interface_text.filled(InterfaceKey::ModelHolds, {{"odds", odds}}));
}

void add_gauge(PageBuilder& builder, const Assessment& assessment, const Result& result) {
    const InterfaceText& interface_text = assessment.interface_text;
    const std::string &low = technical_scale(assessment).short_name, &high = people_scale(assessment).short_name;
    Gauge& gauge = builder.add<Gauge>();
    gauge.mean = result.lean->estimate;
    gauge.standard_deviation = result.lean->standard_error;
    gauge.zone = zone_of(*assessment.decision, result);
    builder.set(gauge.low, low);
    builder.set(gauge.zone_label, InterfaceKey::GaugeZone);
    builder.set(gauge.high, high);

    const double z = gauge.mean / gauge.standard_deviation;
    const InterfaceKey place = z < -2.0   ? InterfaceKey::GaugeFarLow
                               : z < -0.5 ? InterfaceKey::GaugeLow
                               : z <= 0.5 ? InterfaceKey::GaugeMiddle
                               : z <= 2.0 ? InterfaceKey::GaugeHigh
                                          : InterfaceKey::GaugeFarHigh;
    gauge.alternative = interface_text.filled(
        InterfaceKey::GaugeAlternative,
        {{"low", low}, {"high", high}, {"place", interface_text.filled(place, {{"low", low}, {"high", high}})}});
}

void add_map(PageBuilder& builder, const Assessment& assessment, const Result& result) {
    const InterfaceText& interface_text = assessment.interface_text;
    const Scale &technical = technical_scale(assessment), &people = people_scale(assessment);
    const Estimate& x = result.scales[assessment.decision->technical_scale].estimate;
    const Estimate& y = result.scales[assessment.decision->people_scale].estimate;
    TraitMap& map = builder.add<TraitMap>();
    map.x = x.theta;
    map.y = y.theta;
    map.standard_error_x = x.standard_error;
    map.standard_error_y = y.standard_error;
    map.covariance = result.covariance;
    map.zone = zone_of(*assessment.decision, result);
    builder.set(map.high_corner, people.short_name);
    builder.set(map.both_corner, InterfaceKey::MapBoth);
    builder.set(map.you, InterfaceKey::MapYou);
    builder.set(map.neither_corner, InterfaceKey::MapNeither);
    builder.set(map.low_corner, technical.short_name);
    builder.set(map.y_label, InterfaceKey::MapVertical, {{"scale", people.name}});
    builder.set(map.x_label, InterfaceKey::MapHorizontal, {{"scale", technical.name}});
    const auto level_or_open = [&](std::size_t scale) {
        const std::string level = level_in_words(assessment, result, scale);
        return level.empty() ? interface_text[InterfaceKey::LevelOpen] : level;
    };
    map.alternative = interface_text.filled(InterfaceKey::MapAlternative,
                                            {{"first", technical.name},
                                             {"first_level", level_or_open(assessment.decision->technical_scale)},
                                             {"second", people.name},
                                             {"second_level", level_or_open(assessment.decision->people_scale)}});
}

void add_measures(PageBuilder& builder, const Assessment& assessment, const Result& result) {
    constexpr double z_90 = 1.6448536269514722;  // Φ(z) = .95
    const InterfaceText& interface_text = assessment.interface_text;
    Measures& measures = builder.add<Measures>();
    for (std::size_t s = 0; s < assessment.scales.size(); ++s) {
        const ScaleScore& score = result.scales[s];
        Measures::Entry& entry = measures.entries.emplace_back();
        if (const auto& decision = assessment.decision)
            entry.side = s == decision->technical_scale ? 0 : s == decision->people_scale ? 1 : 2;
        entry.theta = score.estimate.theta;
        entry.low = entry.theta - z_90 * score.estimate.standard_error;
        entry.high = entry.theta + z_90 * score.estimate.standard_error;
        const std::string level = level_in_words(assessment, result, s);
        if (level.empty()) builder.set(entry.name, assessment.scales[s].name);
        else builder.set(entry.name, InterfaceKey::ScoreLine, {{"scale", assessment.scales[s].name}, {"level", level}});
        std::string range =
            interface_text.filled(InterfaceKey::ScoreRange, {{"low", with_one_decimal(interface_text, entry.low)},
                                                             {"high", with_one_decimal(interface_text, entry.high)}});
        if (score.estimate.n_answered < score.n_presented) {
            range += " " + interface_text.filled(InterfaceKey::ScoreCount,
                                                 {{"answered", std::to_string(score.estimate.n_answered)},
                                                  {"presented", std::to_string(score.n_presented)}});
        }
        builder.set(entry.range, range);
    }
}

}  // namespace twotrack
