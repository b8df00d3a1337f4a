#include "core/irt/sum_score.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "core/base/elementary.hpp"

namespace twotrack {
namespace {

constexpr int most_halvings = 4;
/// Far below every sum of exponents, and far from overflow.
constexpr int impossible = INT32_MIN / 4;

/// values[j] · 2^exponent is the probability of one sum at node j.
struct Row {
    std::vector<double> values;
    int exponent = impossible;
};

std::vector<double> nodes_of(std::size_t n) {
    std::vector<double> nodes;
    nodes.reserve(n);
    const auto half = static_cast<double>(n - 1) / 2;
    for (std::size_t j = 0; j < n; ++j) nodes.push_back(6.0 * ((static_cast<double>(j) - half) / half));
    return nodes;
}

/// Scales the row by the power of two that puts the largest value in [½, 1). The scaling is exact.
void normalize(Row& row) {
    int exponent = 0;
    std::frexp(*std::ranges::max_element(row.values), &exponent);
    // Two factors: the inverse of the smallest numbers is out of range.
    const double scale = std::ldexp(1.0, -(exponent / 2)), rest = std::ldexp(1.0, -(exponent - exponent / 2));
    for (double& value : row.values) value = value * scale * rest;
    row.exponent += exponent;
}

std::vector<Row> categories_of(const GradedItem& item, const std::vector<double>& nodes) {
    std::vector<Row> rows;
    for (std::size_t category = 0; category < item.n_categories(); ++category) {
        Row& row = rows.emplace_back();
        row.exponent = 0;
        for (const double node : nodes) row.values.push_back(category_probability(item, category, node));
        normalize(row);
    }
    return rows;
}

/// Adds one item to the sums.
std::vector<Row> with_item(const std::vector<Row>& sums, const std::vector<Row>& categories) {
    std::vector<Row> result(sums.size() + categories.size() - 1);
    for (std::size_t sum = 0; sum < result.size(); ++sum) {
        Row& row = result[sum];
        row.values.assign(sums[0].values.size(), 0.0);
        const std::size_t first = sum < sums.size() ? 0 : sum - sums.size() + 1;
        const std::size_t last = std::min(sum, categories.size() - 1);
        for (std::size_t k = first; k <= last; ++k)
            row.exponent = std::max(row.exponent, sums[sum - k].exponent + categories[k].exponent);
        for (std::size_t k = first; k <= last; ++k) {
            const Row &before = sums[sum - k], &category = categories[k];
            const double scale = std::ldexp(1.0, before.exponent + category.exponent - row.exponent);
            for (std::size_t j = 0; j < row.values.size(); ++j)
                row.values[j] += before.values[j] * category.values[j] * scale;
        }
        normalize(row);
    }
    return result;
}

SumScore score_of(const Row& row, const std::vector<double>& nodes, const std::vector<double>& weights) {
    double mass = 0.0, first = 0.0, second = 0.0;
    for (std::size_t j = 0; j < nodes.size(); ++j) {
        const double weight = row.values[j] * weights[j];
        mass += weight;
        first += weight * nodes[j];
    }
    SumScore score;
    score.theta = first / mass;
    for (std::size_t j = 0; j < nodes.size(); ++j) {
        const double distance = nodes[j] - score.theta;
        second += distance * distance * row.values[j] * weights[j];
    }
    score.standard_error = std::sqrt(second / mass);
    score.marginal_probability = std::ldexp(mass, row.exponent);
    return score;
}

std::vector<SumScore> table_on(const ItemBank& bank, const std::vector<double>& nodes) {
    std::vector<double> weights;
    double total = 0.0;
    for (const double node : nodes) total += weights.emplace_back(exponential(-0.5 * node * node));
    for (double& weight : weights) weight /= total;

    std::vector<Row> sums{{std::vector<double>(nodes.size(), 1.0), 0}};
    for (const GradedItem& item : bank.items()) sums = with_item(sums, categories_of(item, nodes));
    std::vector<SumScore> table;
    table.reserve(sums.size());
    for (const Row& row : sums) table.push_back(score_of(row, nodes, weights));
    return table;
}

}  // namespace

std::vector<SumScore> sum_score_table(const ItemBank& bank, Grid grid) {
    std::size_t n = n_nodes;
    for (int halving = 0;; ++halving) {
        const std::vector<double> nodes = nodes_of(n);
        std::vector<SumScore> table = table_on(bank, nodes);
        const double narrowest = std::ranges::min_element(table, {}, &SumScore::standard_error)->standard_error;
        if (grid == Grid::Reference || halving == most_halvings || narrowest >= nodes[1] - nodes[0]) return table;
        n = 2 * n - 1;
    }
}

}  // namespace twotrack
