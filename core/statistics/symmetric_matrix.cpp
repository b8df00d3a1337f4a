#include "core/statistics/symmetric_matrix.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "core/base/stable_sort.hpp"

namespace twotrack {

std::expected<Cholesky, std::size_t> Cholesky::of(const SymmetricMatrix& matrix, double tolerance) {
    const std::size_t n = matrix.size();
    Cholesky factor(n);
    const auto lower = [&](std::size_t i, std::size_t j) -> double& { return factor.lower_[i * n + j]; };
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double rest = matrix(i, j);
            for (std::size_t k = 0; k < j; ++k) rest -= lower(i, k) * lower(j, k);
            if (j < i) {
                lower(i, j) = rest / lower(j, j);
            } else {
                if (!(rest > 0.0 && rest >= tolerance * matrix(i, i))) return std::unexpected(i);
                lower(i, i) = std::sqrt(rest);
            }
        }
    }
    return factor;
}

std::vector<double> Cholesky::forward(std::span<const double> right) const {
    assert(right.size() == n_);
    std::vector<double> x(right.begin(), right.end());
    for (std::size_t i = 0; i < n_; ++i) {
        for (std::size_t k = 0; k < i; ++k) x[i] -= lower_[i * n_ + k] * x[k];
        x[i] /= lower_[i * n_ + i];
    }
    return x;
}

std::vector<double> Cholesky::solve(std::span<const double> right) const {
    std::vector<double> x = forward(right);
    for (std::size_t i = n_; i-- > 0;) {
        for (std::size_t k = i + 1; k < n_; ++k) x[i] -= lower_[k * n_ + i] * x[k];
        x[i] /= lower_[i * n_ + i];
    }
    return x;
}

double Cholesky::inverse_form(std::span<const double> right) const {
    double sum = 0.0;
    for (const double x : forward(right)) sum += x * x;
    return sum;
}

namespace {

constexpr int most_sweeps = 64;

/// Rotates rows p and q to make their common entry 0, and rotates the vectors too.
void rotate(SymmetricMatrix& matrix, std::vector<double>& vectors, std::size_t p, std::size_t q) {
    const std::size_t n = matrix.size();
    const double entry = matrix(p, q);
    const double theta = (matrix(q, q) - matrix(p, p)) / (2.0 * entry);
    const double size = std::fabs(theta) + std::sqrt(theta * theta + 1.0);
    const double t = theta < 0.0 ? -1.0 / size : 1.0 / size;
    const double cosine = 1.0 / std::sqrt(t * t + 1.0), sine = t * cosine;
    matrix.set(p, p, matrix(p, p) - t * entry);
    matrix.set(q, q, matrix(q, q) + t * entry);
    matrix.set(p, q, 0.0);
    for (std::size_t k = 0; k < n; ++k) {
        if (k != p && k != q) {
            const double at_p = matrix(k, p), at_q = matrix(k, q);
            matrix.set(k, p, cosine * at_p - sine * at_q);
            matrix.set(k, q, sine * at_p + cosine * at_q);
        }
        const double at_p = vectors[k * n + p], at_q = vectors[k * n + q];
        vectors[k * n + p] = cosine * at_p - sine * at_q;
        vectors[k * n + q] = sine * at_p + cosine * at_q;
    }
}

}  // namespace

EigenDecomposition eigen_of(SymmetricMatrix matrix) {
    const std::size_t n = matrix.size();
    std::vector<double> vectors(n * n);
    for (std::size_t i = 0; i < n; ++i) vectors[i * n + i] = 1.0;

    bool rotated = true;
    for (int sweep = 0; sweep < most_sweeps && rotated; ++sweep) {
        rotated = false;
        for (std::size_t p = 0; p < n; ++p) {
            for (std::size_t q = p + 1; q < n; ++q) {
                // Entries below this bound are too small to change either diagonal entry.
                const double small = 1e-17 * std::fmin(std::fabs(matrix(p, p)), std::fabs(matrix(q, q)));
                if (std::fabs(matrix(p, q)) <= small) continue;
                rotate(matrix, vectors, p, q);
                rotated = true;
            }
        }
    }

    const std::vector<std::size_t> order =
        sorted_indices(n, [&](std::size_t a, std::size_t b) { return matrix(a, a) > matrix(b, b); });
    EigenDecomposition eigen;
    eigen.vectors.resize(n * n);
    for (std::size_t m = 0; m < n; ++m) {
        eigen.values.push_back(matrix(order[m], order[m]));
        for (std::size_t i = 0; i < n; ++i) eigen.vectors[i * n + m] = vectors[i * n + order[m]];
    }
    return eigen;
}

}  // namespace twotrack
