#include "reports/reports.hpp"
