#include "core/statistics/symmetric_matrix.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include "tests/support/cpp/random.hpp"

namespace twotrack::symmetric_matrix_test {

using Catch::Matchers::WithinAbs;

namespace {

SymmetricMatrix random_matrix(test::Random& random, std::size_t n, double diagonal) {
    SymmetricMatrix matrix(n);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < i; ++j) matrix.set(i, j, random.uniform(-1, 1));
        matrix.set(i, i, random.uniform(0, 1) + diagonal);
    }
    return matrix;
}

}  // namespace

TEST_CASE("eigenvectors are orthonormal, and with their values make the matrix again") {
    test::Random random(4);
    for (const std::size_t n : {1u, 2u, 3u, 10u, 40u}) {
        const SymmetricMatrix matrix = random_matrix(random, n, 0);
        const EigenDecomposition eigen = eigen_of(matrix);
        for (std::size_t m = 0; m + 1 < n; ++m) CHECK(eigen.values[m] >= eigen.values[m + 1]);
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < n; ++j) {
                double product = 0, entry = 0;
                for (std::size_t m = 0; m < n; ++m) {
                    product += eigen.vector(m, i) * eigen.vector(m, j);
                    entry += eigen.vector(i, m) * eigen.values[m] * eigen.vector(j, m);
                }
                CHECK_THAT(product, WithinAbs(i == j ? 1 : 0, 1e-13));
                CHECK_THAT(entry, WithinAbs(matrix(i, j), 1e-13));
            }
        }
    }
}

TEST_CASE("equal eigenvalues and a matrix of zeros are no trouble") {
    SymmetricMatrix matrix(3);
    CHECK(eigen_of(matrix).values == std::vector<double>{0, 0, 0});
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 3; ++j) matrix.set(i, j, i == j ? 1.0 : 0.5);
    const EigenDecomposition eigen = eigen_of(matrix);
    CHECK_THAT(eigen.values[0], WithinAbs(2.0, 1e-15));
    CHECK_THAT(eigen.values[1], WithinAbs(0.5, 1e-15));
    CHECK_THAT(eigen.values[2], WithinAbs(0.5, 1e-15));
}

TEST_CASE("the Cholesky factor solves, and gives the inverse's quadratic form") {
    test::Random random(5);
    const SymmetricMatrix matrix = random_matrix(random, 12, 12);
    const auto factor = Cholesky::of(matrix);
    REQUIRE(factor);
    std::vector<double> right;
    for (int i = 0; i < 12; ++i) right.push_back(random.uniform(-1, 1));
    const std::vector<double> x = factor->solve(right);
    double form = 0;
    for (std::size_t i = 0; i < 12; ++i) {
        double row = 0;
        for (std::size_t j = 0; j < 12; ++j) row += matrix(i, j) * x[j];
        CHECK_THAT(row, WithinAbs(right[i], 1e-14));
        form += right[i] * x[i];
    }
    CHECK_THAT(factor->inverse_form(right), WithinAbs(form, 1e-14));
}

TEST_CASE("a row that others make, and a matrix that is not positive definite, have no Cholesky factor") {
    SymmetricMatrix matrix(2);
    CHECK(Cholesky::of(matrix).error() == 0);
    matrix.set(0, 0, 3.0);
    matrix.set(0, 1, 1.0);
    matrix.set(1, 1, 1.0 / 3.0);
    CHECK(Cholesky::of(matrix).error() == 1);
    matrix.set(1, 1, -5.0);
    CHECK(Cholesky::of(matrix).error() == 1);
}

}  // namespace twotrack::symmetric_matrix_test
