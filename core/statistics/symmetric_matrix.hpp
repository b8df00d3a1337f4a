#pragma once

#include <cstddef>
#include <expected>
#include <span>
#include <vector>

namespace twotrack {

/// A symmetric matrix [n × n] of doubles. Stores all n² entries.
class SymmetricMatrix {
public:
    explicit SymmetricMatrix(std::size_t n) : n_(n), values_(n * n) {}

    [[nodiscard]] std::size_t size() const { return n_; }
    [[nodiscard]] double operator()(std::size_t i, std::size_t j) const { return values_[i * n_ + j]; }
    void set(std::size_t i, std::size_t j, double value) { values_[i * n_ + j] = values_[j * n_ + i] = value; }

private:
    std::size_t n_;
    std::vector<double> values_;
};

/// The Cholesky factor of a positive definite matrix.
class Cholesky {
public:
    /// @param tolerance  share of a row's diagonal that its pivot must keep. Below this share, the row is a combination
    ///                   of earlier rows within the precision of doubles.
    /// Errors: the index of the first row whose pivot keeps too little.
    /// Cost: O(n³).
    [[nodiscard]] static std::expected<Cholesky, std::size_t> of(const SymmetricMatrix& matrix,
                                                                 double tolerance = 1e-10);

    /// Solves matrix · x = right for x.
    /// @param right  [n].
    /// Cost: O(n²).
    [[nodiscard]] std::vector<double> solve(std::span<const double> right) const;

    /// Computes right' · matrix⁻¹ · right.
    /// @param right  [n].
    /// Cost: O(n²).
    [[nodiscard]] double inverse_form(std::span<const double> right) const;

private:
    explicit Cholesky(std::size_t n) : n_(n), lower_(n * n) {}
    [[nodiscard]] std::vector<double> forward(std::span<const double> right) const;

    std::size_t n_;
    std::vector<double> lower_;  ///< [n × n] row by row
};

struct EigenDecomposition {
    std::vector<double> values;   ///< [n] from the largest to the smallest
    std::vector<double> vectors;  ///< [n × n] entry i of vector m at i·n + m; orthonormal

    [[nodiscard]] double vector(std::size_t i, std::size_t m) const { return vectors[i * values.size() + m]; }
};

/// Eigenvalues and eigenvectors of a matrix of finite numbers, by cyclic Jacobi rotations. The rotations use only + − ×
/// ÷ and sqrt in a fixed order: every target gives the same bits.
/// Cost: O(n³) for each sweep; about 6 to 10 sweeps, 64 at most.
/// Source: Rutishauser (1966), Numerische Mathematik 9, 1-10.
[[nodiscard]] EigenDecomposition eigen_of(SymmetricMatrix matrix);

}  // namespace twotrack
