#include "core/base/elementary.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace twotrack {
namespace {

// ln 2 in two parts: the high part has 32 trailing zero bits, which make its product with an exponent exact.
constexpr double ln2_high = 0x1.62e42feep-1;
constexpr double ln2_low = 0x1.a39ef35793c76p-33;

/// 2^exponent, exact, for −1022 ≤ exponent ≤ 1023.
double power_of_two(int exponent) { return std::bit_cast<double>(static_cast<std::uint64_t>(exponent + 1023) << 52); }

double normal_density(double z) {
    constexpr double inverse_sqrt_two_pi = 0.39894228040143267794;
    // z² is split to keep its rounding error, which exp would magnify by z².
    const double high = std::bit_cast<double>(std::bit_cast<std::uint64_t>(z) & 0xffff'ffff'f800'0000);
    const double rest = (z - high) * (z + high);
    return inverse_sqrt_two_pi * exponential(-0.5 * high * high) * exponential(-0.5 * rest);
}

}  // namespace

double exponential(double x) {
    if (x != x) return x;
    if (x > 709.782712893384) return std::numeric_limits<double>::infinity();
    if (x < -745.2) return 0.0;

    const double shift = x < 0 ? -0.5 : 0.5;
    const int k = static_cast<int>(x * 1.44269504088896340736 + shift);
    const double r = (x - k * ln2_high) - k * ln2_low;

    double sum = 1.0;
    for (int n = 13; n >= 1; --n) sum = 1.0 + r * sum / n;

    // Two factors keep both exponents in range for results near the largest and below the smallest normal number.
    const int half = k / 2;
    return sum * power_of_two(half) * power_of_two(k - half);
}

double logarithm(double x) {
    if (x != x || x < 0) return std::numeric_limits<double>::quiet_NaN();
    if (x == 0) return -std::numeric_limits<double>::infinity();
    if (x == std::numeric_limits<double>::infinity()) return x;

    int k = 0;
    if (x < std::numeric_limits<double>::min()) {
        x *= power_of_two(60);
        k = -60;
    }
    const auto bits = std::bit_cast<std::uint64_t>(x);
    k += static_cast<int>(bits >> 52) - 1023;
    double m = std::bit_cast<double>((bits & 0x000f'ffff'ffff'ffff) | 0x3ff0'0000'0000'0000);
    if (m > 1.41421356237309504880) {
        m *= 0.5;
        ++k;
    }
    // ln m = 2 artanh(s), and |s| ≤ 0.1716: the first neglected term is below 3e-18.
    const double s = (m - 1.0) / (m + 1.0);
    const double square = s * s;
    double sum = 0.0;
    for (int n = 21; n >= 3; n -= 2) sum = square * (sum + 1.0 / n);
    return k * ln2_high + (2.0 * s + (2.0 * s * sum + k * ln2_low));
}

double normal_cdf(double z) {
    if (z != z) return z;
    const double magnitude = std::fabs(z);
    if (magnitude > 38.5) return z < 0 ? 0.0 : 1.0;

    // Beyond 1.5, ½ and the series would cancel on the low side. Below 1.5, the continued fraction would need too many
    // terms.
    if (magnitude < 1.5) {
        double term = z;
        double sum = z;
        for (int n = 3; n <= 49; n += 2) {
            term *= z * z / n;
            sum += term;
        }
        return 0.5 + normal_density(z) * sum;
    }
    double fraction = magnitude;
    for (int n = magnitude < 3.0 ? 180 : 60; n >= 1; --n) fraction = magnitude + n / fraction;
    const double tail = normal_density(magnitude) / fraction;
    return z < 0 ? tail : 1.0 - tail;
}

}  // namespace twotrack
