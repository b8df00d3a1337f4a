#include "core/scoring/sample_quality.hpp"

#include <algorithm>
#include <cassert>
#include <string>
#include <utility>

#include "core/irt/person_fit.hpp"

namespace twotrack {
namespace {

/// The statements that were asked.
struct Statements {
    std::vector<std::size_t> items;     ///< [n] indices into Assessment::items, in their order
    std::vector<std::size_t> by_scale;  ///< [n] the same items, scale by scale
    std::vector<std::size_t> counts;    ///< [n_scales] number of statements of each scale
};

Statements statements_of(const Assessment& assessment, const std::vector<bool>& presented) {
    Statements statements;
    for (std::size_t i = 0; i < assessment.items.size(); ++i)
        if (presented[i] && assessment.items[i].measure) statements.items.push_back(i);
    for (const Scale& scale : assessment.scales) {
        const std::size_t before = statements.by_scale.size();
        std::ranges::copy_if(scale.items, std::back_inserter(statements.by_scale),
                             [&](std::size_t item) { return presented[item]; });
        statements.counts.push_back(statements.by_scale.size() - before);
    }
    return statements;
}

std::vector<Response> keyed(const Assessment& assessment, const Answers& answers,
                            const std::vector<std::size_t>& items) {
    std::vector<Response> responses;
    responses.reserve(items.size());
    for (const std::size_t i : items)
        responses.push_back(answers[i] ? Response(reverse_keyed_category(assessment, i, *answers[i])) : std::nullopt);
    return responses;
}

RespondentQuality own_quality(const Assessment& assessment, const Answers& answers, const Statements& statements) {
    std::vector<Response> shown;
    shown.reserve(statements.items.size());
    for (const std::size_t i : statements.items) shown.push_back(answers[i]);
    RespondentQuality quality;
    quality.longstring = longstring(shown);
    quality.average_string = average_string(shown);
    quality.response_variability = response_variability(shown);
    quality.even_odd = even_odd_consistency(keyed(assessment, answers, statements.by_scale), statements.counts);
    return quality;
}

/// Converts an error about a column of the matrix to an error about an item of the assessment.
SampleError of_items(SampleError error, const Statements& statements) {
    if (names_item(error.kind)) error.item = statements.items[error.item];
    return error;
}

}  // namespace

SampleQuality sample_quality(const Assessment& assessment, std::span<const Answers> answers,
                             const std::vector<bool>& presented, double least_correlation) {
    assert(presented.size() == assessment.items.size());
    const Statements statements = statements_of(assessment, presented);
    SampleQuality quality;
    ResponseMatrix responses(statements.items.size());
    for (const Answers& own : answers) {
        quality.respondents.push_back(own_quality(assessment, own, statements));
        responses.add(keyed(assessment, own, statements.items));
    }

    if (std::ranges::count_if(statements.counts, [](std::size_t n) { return n > 0; }) < 3)
        quality.no_even_odd =
            SampleError{SampleError::Kind::TooFewItems, 0, "This needs at least three scales, each in two halves."};
    const SampleMoments moments = pairwise_moments(responses);
    quality.size = moments.size;
    const auto distances = squared_mahalanobis(responses, moments);
    if (!distances) quality.no_mahalanobis = of_items(distances.error(), statements);
    const auto synonyms = psychometric_synonyms(responses, moments, least_correlation);
    if (!synonyms) quality.no_synonyms = of_items(synonyms.error(), statements);
    for (std::size_t r = 0; r < answers.size(); ++r) {
        if (distances) quality.respondents[r].squared_mahalanobis = (*distances)[r];
        if (synonyms) quality.respondents[r].psychometric_synonyms = synonyms->consistency[r];
    }
    return quality;
}

std::optional<double> person_fit_of(const Assessment& assessment, const Answers& answers) {
    std::vector<std::vector<Response>> responses;
    std::vector<FittedAnswers> scales;
    responses.reserve(assessment.scales.size());  // the spans point into it
    for (std::size_t s = 0; s < assessment.scales.size(); ++s) {
        responses.push_back(reverse_keyed_responses(assessment, s, answers));
        const ItemBank& bank = assessment.scales[s].bank;
        const auto estimate = estimate_eap(bank, responses.back());
        assert(estimate);
        scales.push_back({bank.items(), responses.back(), estimate->theta});
    }
    return standardized_log_likelihood(scales);
}

}  // namespace twotrack
